namespace Bridge.Core.Claims;

/// <summary>Data in the store, for those who clean up.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Bytes">Their length.</param>
public sealed record StoredClaim(ClaimName Name, long Bytes);
