namespace Bridge.Functions.Vault;

/// <summary>Something in use that ends by itself.</summary>
/// <param name="Name">Its name in the vault, or of the trust rule.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ExpiresAt">When it ends, UTC.</param>
internal sealed record Expiring(string Name, ExpiringKind Kind, DateTimeOffset ExpiresAt);
