namespace Bridge.Core.Claims;

/// <summary>The store for data that are too large for the queue; content-addressed, so that writing twice is harmless.</summary>
public interface IClaimChecks
{
    /// <summary>
    /// Stores bytes; returns when they are durable. What is there already from the same day is not written again: data are
    /// therefore never more than a day older than the youngest event that refers to them.
    /// </summary>
    /// <param name="data">JSON of the event's <c>data</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The claim check; null when the store cannot be reached, so that the event has to wait.</returns>
    /// <exception cref="ClaimCheckException">The store refuses, for all data alike: its message says what to set.</exception>
    Task<ClaimCheck?> StoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken);
}
