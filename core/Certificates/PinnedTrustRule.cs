using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>
/// Truv presents its own certificate and we know it, or its key, by SHA-256 (webhook option A in Truv's documentation).
/// Nothing is asked of its issuer or its usages: the pin says all that there is to say.
/// </summary>
/// <param name="name">Name of the rule.</param>
/// <param name="dnsName">The exact DNS name, for Truv's own certificate <c>mtls-prod.truv.com</c>.</param>
/// <param name="pins">The accepted certificates and keys; one that matches is enough.</param>
/// <param name="window">When the rule is in force; null for always.</param>
public sealed class PinnedTrustRule(
    string name, string dnsName, IReadOnlyList<CertificatePin> pins, RuleWindow? window = null)
    : TrustRule(name, new ExpectedSubject(dnsName), window)
{
    /// <summary>Creates a rule for one certificate, in force at any time.</summary>
    /// <param name="name">Name of the rule.</param>
    /// <param name="dnsName">The exact DNS name.</param>
    /// <param name="certificateSha256">SHA-256 of the certificate's DER, 32 bytes.</param>
    public PinnedTrustRule(string name, string dnsName, ReadOnlyMemory<byte> certificateSha256)
        : this(name, dnsName, [new CertificatePin(CertificatePinKind.Certificate, certificateSha256)])
    {
    }

    /// <summary>Whether any certificate at all can pass it.</summary>
    public bool HasPins => pins.Count > 0;

    internal override TrustOutcome JudgeOrigin(X509Certificate2 leaf, CertificateEncoding encoding)
    {
        foreach (var pin in pins)
        {
            if (pin.Matches(leaf.RawDataMemory.Span, encoding.PublicKeyInfo.Span)) return TrustOutcome.Trusted;
        }

        return TrustOutcome.OtherFingerprint;
    }

    internal override TrustOutcome JudgeUse(X509Certificate2 leaf, DateTimeOffset now) => TrustOutcome.Trusted;
}
