namespace Bridge.Core.Claims;

/// <summary>The store of claim checks as an operator sees it. What the bridge has not named it neither shows nor deletes.</summary>
public interface IStoredClaims
{
    /// <summary>Lists what was stored, oldest first.</summary>
    /// <exception cref="ClaimCheckException">The store cannot be read.</exception>
    IAsyncEnumerable<StoredClaim> ListAsync(CancellationToken cancellationToken);

    /// <summary>Deletes; what is gone already counts as deleted.</summary>
    /// <exception cref="ClaimCheckException">The store refuses.</exception>
    Task DeleteAsync(StoredClaim claim, CancellationToken cancellationToken);
}
