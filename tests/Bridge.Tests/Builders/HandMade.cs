using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1.X9;

namespace Bridge.Tests.Builders;

/// <summary>What the platform's certificate builder refuses to make, and an attacker would not.</summary>
internal static class HandMade
{
    /// <summary>Replaces bytes inside a certificate, and signs it again.</summary>
    public static TestCertificate Patch(TestCertificate certificate, TestCertificate issuer, string fromHex, string toHex)
    {
        var reader = new AsnReader(certificate.Certificate.RawData, AsnEncodingRules.DER).ReadSequence();
        var signed = Convert.FromHexString(Convert.ToHexString(reader.ReadEncodedValue().Span)
            .Replace(fromHex, toHex, StringComparison.Ordinal));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            writer.WriteEncodedValue(reader.ReadEncodedValue().Span);
            writer.WriteBitString(issuer.Generator().SignData(signed, HashAlgorithmName.SHA256));
        }

        return new TestCertificate(X509CertificateLoader.LoadCertificate(writer.Encode()), certificate.Key);
    }

    /// <summary>A key on P-256 whose curve is spelled out instead of named.</summary>
    public static PublicKey ExplicitCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var named = new PublicKey(key);
        var curve = ECNamedCurveTable.GetByName("P-256");
        return new PublicKey(named.Oid, new AsnEncodedData(curve.GetDerEncoded()), named.EncodedKeyValue);
    }

    /// <summary>An RSA key with an exponent of its own.</summary>
    public static PublicKey RsaWithExponent(int exponent)
    {
        var modulus = TestKeys.Rsa2048.ExportParameters(false).Modulus!;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(modulus);
            writer.WriteInteger(exponent);
        }

        return new PublicKey(new Oid("1.2.840.113549.1.1.1"), new AsnEncodedData([5, 0]), new AsnEncodedData(writer.Encode()));
    }

    /// <summary>A key of another kind than RSA or ECDSA.</summary>
    public static PublicKey Ed25519() => new(
        new Oid("1.3.101.112"), null, new AsnEncodedData(RandomNumberGenerator.GetBytes(32)));
}
