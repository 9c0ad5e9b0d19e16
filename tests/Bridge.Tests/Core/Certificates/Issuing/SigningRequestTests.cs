using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bridge.Core.Certificates.Issuing;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Issuing;

public sealed class SigningRequestTests
{
    [Theory]
    [InlineData("P-256")]
    [InlineData("P-384")]
    [InlineData("P-521")]
    [InlineData("RSA 2048")]
    public void Read_SoundRequest_HasSubjectKeyNamesAndFingerprint(string kind)
    {
        var key = TestKeys.Named(kind);
        var der = new RequestBuilder().Key(key).Dns("a.truv.com", "b.truv.com").Build();

        var request = RequestBuilder.Read(der);

        Assert.Equal("CN=mtls, O=Truv Inc", request.Subject.Name);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), request.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.Equal(["a.truv.com", "b.truv.com"], request.DnsNames);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(der)), request.Sha256);
    }

    [Theory]
    [InlineData("CERTIFICATE REQUEST", RequestOutcome.Sound)]
    [InlineData("NEW CERTIFICATE REQUEST", RequestOutcome.Sound)]
    [InlineData("CERTIFICATE", RequestOutcome.Malformed)]
    public void Read_Pem_GoesByItsLabel(string label, RequestOutcome expected)
    {
        var der = new RequestBuilder().Build();
        var pem = Encoding.ASCII.GetBytes($"Comes by mail.\n{PemEncoding.WriteString(label, der)}\n");

        Assert.Equal(expected, SigningRequest.Read(pem, out var request));

        Assert.Equal(expected == RequestOutcome.Sound ? Convert.ToHexString(SHA256.HashData(der)) : null, request?.Sha256);
    }

    [Fact]
    public void Read_NoNamesAskedFor_HasNone() => Assert.Empty(RequestBuilder.Read(new RequestBuilder().Build()).DnsNames);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("nothing")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----")]
    public void Read_NoRequest_IsMalformed(string content) =>
        Assert.Equal((RequestOutcome.Malformed, null), (SigningRequest.Read(Encoding.ASCII.GetBytes(content), out var request), request));

    [Fact]
    public void Read_NamesThatAreNoNames_AreMalformed()
    {
        var der = new RequestBuilder().With(new X509Extension("2.5.29.17", [0x30, 0x05, 0x82, 0x7F, 0x61, 0x62, 0x63], false)).Build();

        Assert.Equal((RequestOutcome.Malformed, null), (SigningRequest.Read(der, out var request), request));
    }

    [Fact]
    public void Read_SignatureOfSomebodyElse_ShowsNoPossession()
    {
        var der = new RequestBuilder().Build();
        der[^1] ^= 1;

        Assert.Equal((RequestOutcome.NoPossession, null), (SigningRequest.Read(der, out var request), request));
    }

    [Theory]
    [InlineData("RSA 1024")]
    [InlineData("P-224")]
    public void Read_WeakKey_IsRefused(string key)
    {
        var der = new RequestBuilder().Key(TestKeys.Named(key)).Build();

        Assert.Equal((RequestOutcome.WeakKey, null), (SigningRequest.Read(der, out var request), request));
    }
}
