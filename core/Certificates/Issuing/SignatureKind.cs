using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>What goes with an authority's key: its hash, and how X.509 names both (RFC 4055, RFC 5758).</summary>
public static class SignatureKind
{
    private const string EllipticCurve = "1.2.840.10045.2.1";
    private const int BitsOfP384 = 384;

    /// <summary>Whether the key is an elliptic curve's.</summary>
    public static bool IsEllipticCurve(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Oid.Value == EllipticCurve;
    }

    /// <summary>SHA-256, or what a longer curve wants.</summary>
    public static HashAlgorithmName HashOf(PublicKey key)
    {
        using var ecdsa = IsEllipticCurve(key) ? key.GetECDsaPublicKey() : null;
        return ecdsa?.KeySize switch
        {
            null or < BitsOfP384 => HashAlgorithmName.SHA256,
            BitsOfP384 => HashAlgorithmName.SHA384,
            _ => HashAlgorithmName.SHA512,
        };
    }

    /// <summary>The AlgorithmIdentifier, DER.</summary>
    internal static byte[] Identifier(PublicKey key, HashAlgorithmName hash)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oid(IsEllipticCurve(key), hash));
            // RSA has a NULL as its parameters, ECDSA none at all.
            if (!IsEllipticCurve(key)) writer.WriteNull();
        }

        return writer.Encode();
    }

    private static string Oid(bool isEllipticCurve, HashAlgorithmName hash) => (isEllipticCurve, hash.Name) switch
    {
        (false, "SHA256") => "1.2.840.113549.1.1.11",
        (false, "SHA384") => "1.2.840.113549.1.1.12",
        (false, "SHA512") => "1.2.840.113549.1.1.13",
        (true, "SHA256") => "1.2.840.10045.4.3.2",
        (true, "SHA384") => "1.2.840.10045.4.3.3",
        (true, "SHA512") => "1.2.840.10045.4.3.4",
        _ => throw new NotSupportedException($"No signature goes with {hash.Name}."),
    };
}
