using System.Security.Cryptography;

namespace Bridge.Local.KeyVault;

/// <summary>One version of a key that never leaves the vault.</summary>
internal sealed class KeyVersion : VaultVersion
{
    internal required AsymmetricAlgorithm Key { get; init; }

    internal required IReadOnlyList<string> Operations { get; init; }
}
