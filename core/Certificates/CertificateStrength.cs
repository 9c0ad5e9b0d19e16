using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>
/// RSA of at least 2048 bits, or ECDSA on P-256, P-384 or P-521; signed with SHA-256, SHA-384 or SHA-512
/// (RSA PKCS #1 v1.5, RSA-PSS or ECDSA).
/// </summary>
internal static class CertificateStrength
{
    private const int MinRsaBits = 2048;
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    /// <summary>Judges key and signature.</summary>
    internal static TrustOutcome Judge(X509Certificate2 certificate, CertificateEncoding encoding)
    {
        var outcome = JudgeKey(certificate.PublicKey);
        return outcome == TrustOutcome.Trusted ? JudgeSignature(encoding) : outcome;
    }

    /// <summary>Judges the key alone, which is all that counts of a trusted root.</summary>
    internal static TrustOutcome JudgeKey(PublicKey key)
    {
        var isStrong = key.Oid.Value switch
        {
            Rsa => IsStrongRsa(key.EncodedKeyValue.RawData),
            EllipticCurve => IsNamedCurve(key.EncodedParameters?.RawData),
            _ => false,
        };
        return isStrong ? TrustOutcome.Trusted : TrustOutcome.WeakKey;
    }

    private static TrustOutcome JudgeSignature(CertificateEncoding encoding) =>
        encoding.SignatureAlgorithm.Span.SequenceEqual(encoding.SignedAlgorithm.Span)
        && SignatureAlgorithm.IsStrong(encoding.SignatureAlgorithm)
            ? TrustOutcome.Trusted
            : TrustOutcome.WeakSignature;

    // An exponent of 1 would make every signature its own message; an even one is no RSA key.
    private static bool IsStrongRsa(byte[] encoded)
    {
        var key = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        var modulus = key.ReadInteger();
        var exponent = key.ReadInteger();
        return modulus.Sign > 0 && modulus.GetBitLength() >= MinRsaBits && exponent >= 3 && !exponent.IsEven;
    }

    // Explicit parameters are refused with every other curve: they have been used to imitate a named one (CVE-2020-0601).
    private static bool IsNamedCurve(byte[]? parameters)
    {
        if (parameters is not { Length: > 0 }) return false;
        var reader = new AsnReader(parameters, AsnEncodingRules.DER);
        return reader.PeekTag() == Asn1Tag.ObjectIdentifier && IsKnownCurve(reader.ReadObjectIdentifier());
    }

    private static bool IsKnownCurve(string curve) =>
        curve is "1.2.840.10045.3.1.7" or "1.3.132.0.34" or "1.3.132.0.35"; // P-256, P-384, P-521
}
