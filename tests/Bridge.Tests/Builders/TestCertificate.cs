using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Tests.Builders;

/// <summary>A certificate beside its key, so that it can issue others and lists of revoked ones.</summary>
internal sealed record TestCertificate(X509Certificate2 Certificate, AsymmetricAlgorithm Key)
{
    public string Header => Convert.ToBase64String(Certificate.RawData);

    public string Fingerprint => Certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public X509SignatureGenerator Generator(RSASignaturePadding? padding = null) => Key switch
    {
        ECDsa ecdsa => X509SignatureGenerator.CreateForECDsa(ecdsa),
        RSA rsa => X509SignatureGenerator.CreateForRSA(rsa, padding ?? RSASignaturePadding.Pkcs1),
        _ => throw new NotSupportedException(),
    };

    /// <summary>A list of revoked certificates, by default made today and due in a week.</summary>
    public byte[] Revoke(
        IEnumerable<TestCertificate> certificates, DateTimeOffset? thisUpdate = null, DateTimeOffset? nextUpdate = null,
        HashAlgorithmName? hash = null)
    {
        var made = thisUpdate ?? TestAuthority.Now.AddDays(-1);
        var builder = new CertificateRevocationListBuilder();
        foreach (var certificate in certificates) builder.AddEntry(certificate.Certificate, made);
        return builder.Build(
            Certificate.SubjectName, Generator(), BigInteger.One, nextUpdate ?? TestAuthority.Now.AddDays(6),
            hash ?? HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
                new X509SubjectKeyIdentifierExtension(Certificate.PublicKey, false)),
            made);
    }
}
