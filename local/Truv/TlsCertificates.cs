using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.Truv;

/// <summary>Certificates from PEM files, in the form that every system's TLS takes.</summary>
internal static class TlsCertificates
{
    // Schannel wants a key that came by PKCS#12.
    internal static X509Certificate2 WithKey(string certificateFile, string keyFile)
    {
        using var pem = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>A policy that trusts the authorities of one file only.</summary>
    internal static X509ChainPolicy Trusting(string caFile)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.ImportFromPemFile(caFile);
        return policy;
    }
}
