using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Bridge.Tests.Builders;

/// <summary>Lists of revoked certificates that the platform's own builder does not make.</summary>
internal static class RevocationListWriter
{
    /// <summary>A list with whatever a test adds to it.</summary>
    public static byte[] Write(TestCertificate signer, Action<X509V2CrlGenerator> change, string algorithm = "SHA256WITHECDSA")
    {
        var generator = new X509V2CrlGenerator();
        generator.SetIssuerDN(X509Name.GetInstance(signer.Certificate.SubjectName.RawData));
        generator.SetThisUpdate(TestAuthority.Now.AddDays(-1).UtcDateTime);
        change(generator);
        var key = DotNetUtilities.GetECDsaKeyPair((ECDsa)signer.Key).Private;
        return generator.Generate(new Asn1SignatureFactory(algorithm, key)).GetEncoded();
    }

    /// <summary>A list that is signed by SHA-1.</summary>
    public static byte[] WithSha1(TestCertificate signer) => Write(signer, Due, "SHA1WITHECDSA");

    /// <summary>A list of changes to another one.</summary>
    public static byte[] Delta(TestCertificate signer) => Write(signer, generator =>
    {
        Due(generator);
        generator.AddExtension(X509Extensions.DeltaCrlIndicator, true, new CrlNumber(Org.BouncyCastle.Math.BigInteger.One));
    });

    private static void Due(X509V2CrlGenerator generator) => generator.SetNextUpdate(TestAuthority.Now.AddDays(6).UtcDateTime);
}
