using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Functions.Vault;

/// <summary>One version of the certificate that we present to Truv's API, with its key and its intermediates.</summary>
/// <param name="name">Name in the vault.</param>
/// <param name="version">Version in the vault; empty when it comes from elsewhere.</param>
/// <param name="leaf">The certificate with its key; owned.</param>
/// <param name="others">The other certificates that came with it; owned.</param>
public sealed class ClientCertificate(
    string name, string version, X509Certificate2 leaf, X509Certificate2Collection? others = null) : IDisposable
{
    /// <summary>Name in the vault.</summary>
    public string Name { get; } = name;

    /// <summary>Version in the vault.</summary>
    public string Version { get; } = version;

    /// <summary>The certificate with its key.</summary>
    public X509Certificate2 Leaf { get; } = leaf;

    /// <summary>The other certificates that came with it: intermediates, perhaps the root.</summary>
    public X509Certificate2Collection Others { get; } = others ?? [];

    /// <summary>SHA-256 of its DER in hex, which is safe to log.</summary>
    public string Fingerprint => Leaf.GetCertHashString(HashAlgorithmName.SHA256);

    /// <inheritdoc />
    public void Dispose()
    {
        Leaf.Dispose();
        foreach (var other in Others) other.Dispose();
    }
}
