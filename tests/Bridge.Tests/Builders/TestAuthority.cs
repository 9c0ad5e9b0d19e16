using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Tests.Builders;

/// <summary>A certificate authority that lives as long as a test.</summary>
internal sealed class TestAuthority(string name = "CN=Test Webhook CA")
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private X509Certificate2? _certificate;

    public X509Certificate2 Certificate => _certificate ??= SelfSign();

    public X509Certificate2Collection Collection => [Certificate];

    public X509Certificate2 Issue(
        string dnsName = "mtls-sandbox.truv.com", string? usage = "1.3.6.1.5.5.7.3.2",
        DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={dnsName.Replace("*", "any", StringComparison.Ordinal)}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        if (usage is not null) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(dnsName);
        request.CertificateExtensions.Add(names.Build());
        return request.Create(
            Certificate, notBefore ?? Now.AddDays(-10), notAfter ?? Now.AddDays(300), RandomNumberGenerator.GetBytes(12));
    }

    private X509Certificate2 SelfSign()
    {
        var request = new CertificateRequest(name, _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(5));
    }
}
