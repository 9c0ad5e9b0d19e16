namespace Bridge.Local.KeyVault;

/// <summary>One version of a secret; a certificate's secret holds its PKCS#12 or PEM.</summary>
internal sealed class SecretVersion : VaultVersion
{
    internal required string Value { get; init; }

    /// <summary>Media type, null when none was given.</summary>
    internal string? ContentType { get; set; }

    /// <summary>Whether it belongs to a certificate, with whose expiry it becomes unreadable.</summary>
    internal bool IsOfCertificate { get; init; }
}
