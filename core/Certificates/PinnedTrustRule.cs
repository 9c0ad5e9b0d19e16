using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>Truv presents its own certificate and we know it by its SHA-256 (webhook option A in Truv's documentation).</summary>
/// <param name="name">Name of the rule.</param>
/// <param name="dnsName">The exact DNS name, for Truv's own certificate <c>mtls-prod.truv.com</c>.</param>
/// <param name="certificateSha256">SHA-256 of the certificate's DER, 32 bytes.</param>
public sealed class PinnedTrustRule(string name, string dnsName, ReadOnlyMemory<byte> certificateSha256)
    : TrustRule(name, dnsName)
{
    /// <inheritdoc />
    protected override TrustOutcome JudgeNamed(X509Certificate2 leaf, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        Span<byte> fingerprint = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(leaf.RawDataMemory.Span, fingerprint);
        return CryptographicOperations.FixedTimeEquals(fingerprint, certificateSha256.Span)
            ? TrustOutcome.Trusted
            : TrustOutcome.OtherFingerprint;
    }
}
