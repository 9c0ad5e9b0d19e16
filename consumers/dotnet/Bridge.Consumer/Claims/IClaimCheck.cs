namespace Bridge.Consumer.Claims;

/// <summary>Fetches the data of an event that was too large for the queue.</summary>
public interface IClaimCheck
{
    /// <summary>Redeems a claim check. Trouble that may pass is thrown.</summary>
    /// <param name="reference">The event's <c>dataref</c>.</param>
    /// <param name="sha256">The event's <c>datasha256</c>: lower-case hex.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<Claim> RedeemAsync(Uri reference, string sha256, CancellationToken cancellationToken);
}
