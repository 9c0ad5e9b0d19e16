using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Tests.Local.FunctionHost.Infrastructure;

/// <summary>Self-signed certificates, made for one test.</summary>
internal static class TestCertificates
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static X509Certificate2 Server() => Create("CN=localhost", Now.AddDays(-1), Now.AddDays(1));

    public static X509Certificate2 Client() => Create("CN=sender", Now.AddDays(-1), Now.AddDays(1));

    public static X509Certificate2 ExpiredClient() => Create("CN=late sender", Now.AddDays(-9), Now.AddDays(-8));

    public static (string CertificateFile, string KeyFile) Write(X509Certificate2 certificate, string folder)
    {
        var stem = Path.Combine(folder, certificate.Thumbprint);
        File.WriteAllText(stem + ".pem", certificate.ExportCertificatePem());
        File.WriteAllText(stem + ".key", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return (stem + ".pem", stem + ".key");
    }

    private static X509Certificate2 Create(string subject, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(from, to);
    }
}
