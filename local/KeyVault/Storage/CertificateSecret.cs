using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.KeyVault;

/// <summary>The text of a certificate's secret: the chain, and the key if the policy lets it out.</summary>
internal static class CertificateSecret
{
    internal static string Text(X509Certificate2Collection chain, AsymmetricAlgorithm key, CertificatePolicy policy) =>
        policy.ContentType == CertificatePolicy.Pem ? Pem(chain, key, policy) : Pkcs12(chain, key, policy);

    private static string Pem(X509Certificate2Collection chain, AsymmetricAlgorithm key, CertificatePolicy policy)
    {
        var certificates = string.Concat(chain.Select(one => one.ExportCertificatePem() + "\n"));
        return policy.Key.IsExportable ? key.ExportPkcs8PrivateKeyPem() + "\n" + certificates : certificates;
    }

    private static string Pkcs12(X509Certificate2Collection chain, AsymmetricAlgorithm key, CertificatePolicy policy)
    {
        if (!policy.Key.IsExportable) return Convert.ToBase64String(chain.Export(X509ContentType.Pkcs12)!);
        using var leaf = chain[0].HasPrivateKey ? X509CertificateLoader.LoadCertificate(chain[0].RawData) : null;
        using var withKey = key switch
        {
            RSA rsa => (leaf ?? chain[0]).CopyWithPrivateKey(rsa),
            ECDsa ecdsa => (leaf ?? chain[0]).CopyWithPrivateKey(ecdsa),
            _ => throw new NotSupportedException(),
        };
        X509Certificate2Collection whole = [withKey, .. chain.Skip(1)];
        return Convert.ToBase64String(whole.Export(X509ContentType.Pkcs12)!);
    }
}
