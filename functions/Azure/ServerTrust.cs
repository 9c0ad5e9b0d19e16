using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Functions.Azure;

/// <summary>Which server certificates an outgoing connection accepts.</summary>
internal static class ServerTrust
{
    /// <summary>TLS options that trust only the authorities in a PEM file, or the machine's store when there is none.</summary>
    internal static SslClientAuthenticationOptions Options(string? caFile)
    {
        var options = new SslClientAuthenticationOptions();
        if (string.IsNullOrEmpty(caFile)) return options;

        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.ImportFromPemFile(caFile);
        options.CertificateChainPolicy = policy;
        return options;
    }
}
