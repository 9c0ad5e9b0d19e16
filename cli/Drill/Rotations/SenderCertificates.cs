using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Local.Pki;

namespace Bridge.Cli.Drill.Rotations;

/// <summary>Certificates that Truv's webhooks present.</summary>
internal static class SenderCertificates
{
    internal static X509Certificate2 Load(PemFiles files) => Usable(
        X509Certificate2.CreateFromPemFile(files.CertificateFile, files.KeyFile));

    /// <summary>Truv renews its own certificate, with another key.</summary>
    internal static X509Certificate2 SelfSigned(string dnsName)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return Usable(Request(dnsName, key).CreateSelfSigned(now.AddMinutes(-5), now.AddDays(365)));
    }

    internal static CertificateRequest Request(string dnsName, ECDsa key)
    {
        var request = new CertificateRequest($"CN={dnsName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(dnsName);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    // Schannel wants a key that came by PKCS#12.
    internal static X509Certificate2 Usable(X509Certificate2 made)
    {
        using (made) return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
