using System.Security.Cryptography.X509Certificates;

namespace Bridge.Benchmarks;

/// <summary>What a validator without a cache does for each request: decode, load, build the chain to its own root.</summary>
internal sealed class NaiveChain(Request request)
{
    private readonly X509Certificate2 _root = request.Authority.Certificate;
    private readonly string _header = request.CertificateHeader;

    public bool IsTrusted()
    {
        using var leaf = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(_header));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        var isTrusted = chain.Build(leaf);
        foreach (var element in chain.ChainElements) element.Certificate.Dispose();
        return isTrusted ? true : throw new InvalidOperationException("The chain must be sound.");
    }
}
