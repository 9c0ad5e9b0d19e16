using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Carriers;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Carriers;

public sealed class AppServiceCarrierTests
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();
    private static readonly TestCertificate Leaf = new CertificateBuilder().SignedBy(Root);

    private readonly CheckFixture _check =
        new(new IssuedTrustRule("issued", CertificateBuilder.DnsName, [Root.Certificate]));

    public static TheoryData<string, string> Values => new()
    {
        { Leaf.Header, "BRG100" },
        { "", "BRG110" },
        { Leaf.Header + "," + Leaf.Header, "BRG111" },
        { "not base64", "BRG112" },
        { " " + Leaf.Header, "BRG112" },
        { Leaf.Header + "\n", "BRG112" },
        { Leaf.Header.Insert(64, "\n"), "BRG112" },
        { Leaf.Header + "====", "BRG112" },
        { Leaf.Header[..^1], "BRG112" },
        { "\"" + Leaf.Header + "\"", "BRG112" },
        { Leaf.Certificate.ExportCertificatePem(), "BRG112" },
        { Uri.EscapeDataString(Leaf.Header), "BRG112" },
        { Leaf.Header.Replace('+', '-').Replace('/', '_') + "-", "BRG112" },
        { Base64(Leaf.Certificate.ExportCertificatePem().Select(character => (byte)character)), "BRG112" },
        { Base64([.. Leaf.Certificate.RawData, 0]), "BRG112" },
        { Base64([.. Leaf.Certificate.RawData, .. Leaf.Certificate.RawData]), "BRG112" },
        { Base64([0x30, 0x82, 0xFF, 0xFF]), "BRG112" },
        { Base64([0x30, 0]), "BRG112" },
        { Base64(new byte[CarrierLimits.MaxDerBytes + 1]), "BRG112" },
        { new string('A', 1024 * 1024), "BRG112" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Judge_OneValue_HasItsVerdict(string value, string code)
    {
        Assert.Equal(code, _check.Judge(value));
    }

    [Fact]
    public void Judge_NoValue_IsMissing()
    {
        Assert.Equal("BRG110", _check.Judge(default(Microsoft.Extensions.Primitives.StringValues)));
        Assert.Equal("BRG110", _check.Judge(new Microsoft.Extensions.Primitives.StringValues([null])));
    }

    [Fact]
    public void Judge_TwoValues_IsRepeatedEvenIfOneIsEmpty()
    {
        Assert.Equal("BRG111", _check.Judge(new Microsoft.Extensions.Primitives.StringValues([Leaf.Header, Leaf.Header])));
        Assert.Equal("BRG111", _check.Judge(new Microsoft.Extensions.Primitives.StringValues([Leaf.Header, ""])));
        Assert.Null(_check.Evidence.CertificateSha256);
    }

    [Fact]
    public void Judge_TruncatedAtAnyByte_IsMalformed()
    {
        var der = Leaf.Certificate.RawData;

        Assert.All(
            Enumerable.Range(1, der.Length - 1),
            length => Assert.Equal("BRG112", _check.Judge(Base64(der[..length]))));
    }

    [Fact]
    public void Decode_StrayBitsBeforeThePadding_AreRefused()
    {
        var der = new byte[CarrierLimits.BufferBytes];

        Assert.Equal(CarrierOutcome.Decoded, new AppServiceCarrier().Decode("QQ==", der, out var length));
        Assert.Equal(1, length);
        Assert.Equal(CarrierOutcome.Malformed, new AppServiceCarrier().Decode("QR==", der, out _));
        Assert.Equal(CarrierOutcome.Malformed, new AppServiceCarrier().Decode("QUJ=", der, out _));
    }

    [Theory]
    [InlineData(CarrierLimits.MaxDerBytes, CarrierOutcome.Decoded)]
    [InlineData(CarrierLimits.MaxDerBytes + 1, CarrierOutcome.Malformed)]
    public void Decode_SizeAroundTheLimit_EndsAtIt(int bytes, CarrierOutcome expected)
    {
        var der = new byte[CarrierLimits.BufferBytes];
        var pem = new string(System.Security.Cryptography.PemEncoding.Write("CERTIFICATE", new byte[bytes]));

        Assert.Equal(expected, new AppServiceCarrier().Decode(Base64(new byte[bytes]), der, out _));
        Assert.Equal(expected, new PemHeaderCarrier("X").Decode(Uri.EscapeDataString(pem), der, out _));
    }

    private static string Base64(IEnumerable<byte> bytes) => Convert.ToBase64String([.. bytes]);
}
