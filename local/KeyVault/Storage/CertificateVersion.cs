namespace Bridge.Local.KeyVault;

/// <summary>One version of a certificate; without a leaf it waits for its merge.</summary>
internal sealed class CertificateVersion : VaultVersion
{
    internal required CertificatePolicy Policy { get; init; }

    /// <summary>The leaf; null until it is merged.</summary>
    internal byte[]? Der { get; set; }
}
