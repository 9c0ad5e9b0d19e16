using System.Security.Cryptography.X509Certificates;

namespace Bridge.Functions.Vault;

/// <summary>The public half of a key in the vault.</summary>
/// <param name="Id">Address of the key with its version.</param>
/// <param name="PublicKey">The public key.</param>
public sealed record VaultKey(Uri Id, PublicKey PublicKey);
