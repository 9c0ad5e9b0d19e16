namespace Bridge.Local.KeyVault;

/// <summary>Where the vault listens.</summary>
public sealed record LocalKeyVaultOptions
{
    /// <summary>HTTPS port of the vault.</summary>
    /// <value>Default 0: any free port.</value>
    public int Port { get; init; }

    /// <summary>HTTP port of the managed identity endpoint.</summary>
    /// <value>Default 0: any free port.</value>
    public int IdentityPort { get; init; }

    /// <summary>PEM file of the server certificate, valid for localhost.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>PEM file of its key.</summary>
    public required string KeyFile { get; init; }
}
