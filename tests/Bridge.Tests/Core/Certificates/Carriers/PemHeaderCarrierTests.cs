using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Carriers;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Carriers;

public sealed class PemHeaderCarrierTests
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();
    private static readonly TestCertificate Leaf = new CertificateBuilder().SignedBy(Root);
    private static readonly string Pem = Leaf.Certificate.ExportCertificatePem();
    private static readonly string Escaped = Uri.EscapeDataString(Pem + "\n");

    private readonly CheckFixture _check = new(
        new PemHeaderCarrier("X-Client-Cert"),
        new IssuedTrustRule("issued", CertificateBuilder.DnsName, [Root.Certificate]));

    public static TheoryData<string, string> Values => new()
    {
        { Escaped, "BRG100" },
        { LowerHex(Escaped), "BRG100" },
        { Pem.Replace('\n', ' '), "BRG100" },
        { Pem.Replace('\n', '\t'), "BRG100" },
        { Pem.Replace("\n", "\n\t", StringComparison.Ordinal), "BRG100" },
        { Pem.Replace("\n", "%0D%0A", StringComparison.Ordinal), "BRG100" },
        { Escaped + Escaped, "BRG111" },
        { Escaped + "," + Escaped, "BRG111" },
        { Leaf.Header, "BRG112" },
        { Escaped[..^20], "BRG112" },
        { Escaped + "x", "BRG112" },
        { "words " + Pem.Replace('\n', ' '), "BRG112" },
        { Pem.Replace('\n', ' ') + " words", "BRG112" },
        { "x" + Escaped, "BRG112" },
        { Escaped + "%", "BRG112" },
        { Escaped + "%0", "BRG112" },
        { Escaped + "%0g", "BRG112" },
        { Escaped + "%+1", "BRG112" },
        { Escaped + "%FF", "BRG112" },
        { Uri.EscapeDataString(Escaped), "BRG112" },
        { Uri.EscapeDataString(Pem.Replace("CERTIFICATE", "TRUSTED CERTIFICATE", StringComparison.Ordinal)), "BRG112" },
        { "%2D%2D%2D%2D%2DBEGIN%20CERTIFICATE-----%20-----END%20CERTIFICATE-----", "BRG112" },
        { Escaped.Replace("MII", "MI%00I", StringComparison.Ordinal), "BRG112" },
        { Large(), "BRG112" },
        { new string('%', 1024 * 1024), "BRG112" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Judge_OneValue_HasItsVerdict(string value, string code)
    {
        Assert.Equal(code, _check.Judge(value));
    }

    [Fact]
    public void Judge_HeaderOfAnotherCarrier_IsMissing()
    {
        var request = new Bridge.Core.Webhooks.WebhookRequest(
            name => name == AppServiceCarrier.Header ? Leaf.Header : default, null, null, Stream.Null);

        Assert.Equal("BRG110", _check.Check.Refusal(request, new())?.Code);
    }

    private static string LowerHex(string escaped) => System.Text.RegularExpressions.Regex.Replace(
        escaped, "%[0-9A-F]{2}", match => match.Value.ToLowerInvariant());

    private static string Large() => Uri.EscapeDataString(
        new string(System.Security.Cryptography.PemEncoding.Write("CERTIFICATE", new byte[CarrierLimits.MaxDerBytes + 1])));
}
