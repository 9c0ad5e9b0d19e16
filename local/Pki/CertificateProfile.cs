using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.Pki;

/// <summary>What a local certificate is for.</summary>
/// <param name="Subject">Distinguished name.</param>
/// <param name="Usages">Extended key usages; empty for an authority.</param>
/// <param name="DnsNames">Subject alternative names.</param>
/// <param name="Addresses">Subject alternative addresses.</param>
internal sealed record CertificateProfile(
    string Subject, IReadOnlyList<string> Usages, IReadOnlyList<string> DnsNames, IReadOnlyList<IPAddress> Addresses)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    internal static CertificateProfile Authority(string name) => new($"CN={name}, O=Bridge local", [], [], []);

    internal static CertificateProfile Server() => new(
        "CN=localhost", [ServerAuthentication], ["localhost"], [IPAddress.Loopback, IPAddress.IPv6Loopback]);

    internal static CertificateProfile Client(string subject, params string[] dnsNames) =>
        new(subject, [ClientAuthentication], dnsNames, []);

    internal CertificateRequest Request(ECDsa key)
    {
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        var isAuthority = Usages.Count == 0;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, isAuthority, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            isAuthority ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign : X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (isAuthority) return request;

        var usages = new OidCollection();
        foreach (var usage in Usages) usages.Add(new Oid(usage));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(usages, false));
        if (DnsNames.Count > 0) request.CertificateExtensions.Add(AlternativeNames());
        return request;
    }

    private X509Extension AlternativeNames()
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in DnsNames) names.AddDnsName(name);
        foreach (var address in Addresses) names.AddIpAddress(address);
        return names.Build();
    }
}
