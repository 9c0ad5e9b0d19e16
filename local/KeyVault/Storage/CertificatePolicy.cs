namespace Bridge.Local.KeyVault;

/// <summary>How a certificate was asked for.</summary>
/// <param name="Key">The key.</param>
/// <param name="Subject">Distinguished name.</param>
/// <param name="ContentType">Form of the secret: PKCS#12 or PEM.</param>
/// <param name="Issuer">Name of the issuer; only <c>Unknown</c> is known here.</param>
/// <param name="DnsNames">Subject alternative names.</param>
/// <param name="Usages">Extended key usages.</param>
internal sealed record CertificatePolicy(
    KeyKind Key, string Subject, string ContentType, string Issuer, IReadOnlyList<string> DnsNames,
    IReadOnlyList<string> Usages)
{
    internal const string Pkcs12 = "application/x-pkcs12";
    internal const string Pem = "application/x-pem-file";
    internal const string UnknownIssuer = "Unknown";
}
