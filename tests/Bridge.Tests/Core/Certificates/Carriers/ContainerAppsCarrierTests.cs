using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Carriers;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Carriers;

public sealed class ContainerAppsCarrierTests
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();
    private static readonly TestCertificate Leaf = new CertificateBuilder().SignedBy(Root);
    private static readonly string Hash = "Hash=" + Leaf.Fingerprint.ToLowerInvariant();
    private static readonly string Cert = Quoted("Cert", Leaf);
    private static readonly string Chain = Quoted("Chain", Leaf, Root);

    private readonly CheckFixture _check = new(
        new ContainerAppsCarrier(),
        new IssuedTrustRule("issued", CertificateBuilder.DnsName, [Root.Certificate]));

    public static TheoryData<string, string> Values => new()
    {
        { $"{Hash};{Cert};{Chain}", "BRG100" },
        { $"{Hash};{Chain};{Cert}", "BRG100" },
        { Cert, "BRG100" },
        { $"{Hash}; {Cert}", "BRG100" },
        { Cert + ";", "BRG100" },
        { Cert.Replace("Cert", "cert", StringComparison.Ordinal), "BRG100" },
        { Cert.Replace("\"", "", StringComparison.Ordinal), "BRG100" },
        { $"By=spiffe://a/b;{Hash};{Cert};Subject=\"CN=\\\"x, y;Cert=\\\"\";URI=;DNS=a;DNS=b", "BRG100" },
        { $"{Hash};{Cert},{Hash};{Cert}", "BRG111" },
        { $"{Hash};{Cert},", "BRG111" },
        { $"{Hash},{Cert}", "BRG111" },
        { $"{Cert};{Cert}", "BRG111" },
        { Quoted("Cert", Leaf, Root), "BRG111" },
        { Hash, "BRG112" },
        { $"{Hash};{Chain}", "BRG112" },
        { "Cert=", "BRG112" },
        { "Cert=\"\"", "BRG112" },
        { "Cert", "BRG112" },
        { "=x", "BRG112" },
        { "=x;" + Cert, "BRG112" },
        { $"URI=a\"b;{Cert}", "BRG112" },
        { $"URI=;{Cert}", "BRG100" },
        { ";" + Cert, "BRG112" },
        { Cert[..^1], "BRG112" },
        { Cert + "x", "BRG112" },
        { Cert.Insert("Cert=".Length, "x"), "BRG112" },
        { "Cert=\"\\", "BRG112" },
        { Leaf.Header, "BRG112" },
        { $"Cert=\"{Leaf.Header}\"", "BRG112" },
        { new string(';', 1024 * 1024), "BRG112" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Judge_OneValue_HasItsVerdict(string value, string code)
    {
        Assert.Equal(code, _check.Judge(value));
    }

    private static string Quoted(string key, params TestCertificate[] certificates) => $"{key}=\"" + Uri.EscapeDataString(
        string.Concat(certificates.Select(certificate => certificate.Certificate.ExportCertificatePem() + "\n"))) + '"';
}
