using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Issuing;

public sealed class NamesAndSignaturesTests
{
    [Theory]
    [InlineData("CN=a, O=Truv Inc", "CN=a, O=Truv Inc", true)]
    [InlineData("CN=a, O=Truv Inc", "O=Truv Inc, CN=a", true)]
    [InlineData("CN=a, O=Truv Inc", "CN=a", false)]
    [InlineData("CN=a, O=Truv Inc", "CN=a, OU=Truv Inc", false)]
    [InlineData("CN=a, O=Truv Inc", "CN=A, O=Truv Inc", false)]
    [InlineData("CN=a+O=b", "CN=a+O=b", true)]
    [InlineData("CN=a+O=b", "CN=a, O=b", false)]
    public void AreSame_ComparesParts(string one, string other, bool expected) =>
        Assert.Equal(expected, DistinguishedNames.AreSame(new X500DistinguishedName(one), new X500DistinguishedName(other)));

    [Fact]
    public void AreSame_OtherKindOfString_SaysTheSame()
    {
        var utf8 = new X500DistinguishedName("CN=Truv", X500DistinguishedNameFlags.ForceUTF8Encoding);
        var t61 = new X500DistinguishedName("CN=Truv", X500DistinguishedNameFlags.UseT61Encoding);

        Assert.NotEqual(utf8.RawData, new X500DistinguishedName("CN=Truv").RawData);
        Assert.True(DistinguishedNames.AreSame(utf8, new X500DistinguishedName("CN=Truv")));
        Assert.True(DistinguishedNames.AreSame(utf8, t61));
        Assert.Throws<ArgumentNullException>(() => DistinguishedNames.AreSame(utf8, null!));
    }

    [Fact]
    public void IsBy_OnlyTheIssuersNameAndKeyTogether()
    {
        var (root, namesake, stranger) = (CertificateBuilder.Root(), CertificateBuilder.Root(), CertificateBuilder.Root("CN=Other"));
        var leaf = new CertificateBuilder().SignedBy(root).Certificate;

        Assert.True(CertificateSignature.IsBy(root.Certificate, leaf));
        Assert.False(CertificateSignature.IsBy(namesake.Certificate, leaf));
        Assert.False(CertificateSignature.IsBy(stranger.Certificate, leaf));
        Assert.Throws<ArgumentNullException>(() => CertificateSignature.IsBy(null!, leaf));
        Assert.Throws<ArgumentNullException>(() => CertificateSignature.IsBy(leaf, null!));
    }

    [Fact]
    public void IsBy_SameKeyUnderAnotherName_HasNotIssuedIt()
    {
        var root = CertificateBuilder.Root();
        var renamed = new CertificateBuilder().Authority("CN=Renamed").Key(root.Key).SelfSigned();

        Assert.False(CertificateSignature.IsBy(renamed.Certificate, new CertificateBuilder().SignedBy(root).Certificate));
    }

    [Fact]
    public void IsBy_KeyOfAnotherKind_IsNoSignatureAndNoError()
    {
        var rsa = new CertificateBuilder().Authority("CN=Matrix Root").Key(TestKeys.Rsa2048).SelfSigned();

        Assert.False(CertificateSignature.IsBy(rsa.Certificate, new CertificateBuilder().SignedBy(CertificateBuilder.Root()).Certificate));
    }
}
