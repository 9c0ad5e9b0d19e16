using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates;

public sealed class CertificateStrengthTests
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();

    [Theory]
    [InlineData("P-256")]
    [InlineData("P-384")]
    [InlineData("P-521")]
    [InlineData("RSA 2048")]
    [InlineData("RSA 4096")]
    public void Leaf_StrongKey_IsAcceptedByBothKindsOfRule(string key)
    {
        var leaf = new CertificateBuilder().Key(TestKeys.Named(key)).SignedBy(Root);

        Assert.Equal("BRG100", new CheckFixture(Issued(Root)).Judge(leaf));
        Assert.Equal("BRG100", new CheckFixture(Pinned(leaf)).Judge(leaf));
    }

    [Theory]
    [InlineData("RSA 1024")]
    [InlineData("RSA 2040")]
    [InlineData("P-224")]
    [InlineData("secP256k1")]
    [InlineData("brainpoolP256r1")]
    [InlineData("brainpoolP384r1")]
    public void Leaf_WeakKey_IsRefusedByBothKindsOfRule(string key)
    {
        var leaf = new CertificateBuilder().Key(TestKeys.Named(key)).SignedBy(Root);

        Assert.Equal("BRG115", new CheckFixture(Issued(Root)).Judge(leaf));
        Assert.Equal("BRG115", new CheckFixture(Pinned(leaf)).Judge(leaf));
    }

    [Fact]
    public void Leaf_RsaWithTheSmallestSoundExponent_IsAccepted()
    {
        var leaf = new CertificateBuilder().Key(HandMade.RsaWithExponent(3)).SignedBy(Root);

        Assert.Equal("BRG100", new CheckFixture(Pinned(leaf)).Judge(leaf));
    }

    [Fact]
    public void Key_OnNoCurveAtAll_IsWeak()
    {
        var named = ((System.Security.Cryptography.ECDsa)Root.Key).ExportSubjectPublicKeyInfo();
        var key = PublicKey.CreateFromSubjectPublicKeyInfo(named, out _);

        var outcome = CertificateStrength.JudgeKey(new PublicKey(key.Oid, null, key.EncodedKeyValue));

        Assert.Equal(TrustOutcome.WeakKey, outcome);
    }

    public static TheoryData<string> OddKeys => ["explicit curve", "exponent 1", "exponent 4", "Ed25519"];

    [Theory]
    [MemberData(nameof(OddKeys))]
    public void Leaf_OddKey_IsRefusedByBothKindsOfRule(string key)
    {
        var leaf = new CertificateBuilder().Key(key switch
        {
            "explicit curve" => HandMade.ExplicitCurve(),
            "exponent 1" => HandMade.RsaWithExponent(1),
            "exponent 4" => HandMade.RsaWithExponent(4),
            _ => HandMade.Ed25519(),
        }).SignedBy(Root);

        Assert.Equal("BRG115", new CheckFixture(Issued(Root)).Judge(leaf));
        Assert.Equal("BRG115", new CheckFixture(Pinned(leaf)).Judge(leaf));
    }

    [Theory]
    [InlineData("RSA 1024")]
    [InlineData("brainpoolP256r1")]
    public void Authority_WeakKey_IsRefused(string key)
    {
        var root = new CertificateBuilder().Authority("CN=Weak Root").Key(TestKeys.Named(key)).SelfSigned();

        Assert.Equal("BRG115", new CheckFixture(Issued(root)).Judge(new CertificateBuilder().SignedBy(root)));
        Assert.Contains("weak key", Assert.Single(AuthorityCheck.Problems([root.Certificate])), StringComparison.Ordinal);
    }

    [Fact]
    public void Intermediate_SignedWithSha1_IsRefused()
    {
        var root = new CertificateBuilder().Authority("CN=RSA Root").Key(TestKeys.Rsa2048).SelfSigned();
        var intermediate = new CertificateBuilder().Authority("CN=Intermediate").Hash(new("SHA1")).SignedBy(root);
        var leaf = new CertificateBuilder().SignedBy(intermediate);

        Assert.Equal("BRG115", new CheckFixture(Issued(root, intermediate)).Judge(leaf));
    }

    [Fact]
    public void Root_SignedItselfWithSha1_IsAccepted()
    {
        var root = new CertificateBuilder()
            .Authority("CN=Old Root").Key(TestKeys.Rsa2048).Hash(new("SHA1")).SelfSigned();

        Assert.Equal("BRG100", new CheckFixture(Issued(root)).Judge(new CertificateBuilder().SignedBy(root)));
    }

    [Fact]
    public void Leaf_StatedAlgorithmIsNotTheSignedOne_IsRefused()
    {
        var der = new CertificateBuilder().SignedBy(Root).Certificate.RawData;
        var ecdsaWithSha256 = Convert.FromHexString("06082A8648CE3D040302");
        var last = der.AsSpan().LastIndexOf(ecdsaWithSha256);
        der[last + ecdsaWithSha256.Length - 1] = 3; // ecdsa-with-SHA384

        var leaf = new TestCertificate(X509CertificateLoader.LoadCertificate(der), Root.Key);

        Assert.Equal("BRG115", new CheckFixture(Issued(Root)).Judge(leaf));
        Assert.Equal("BRG115", new CheckFixture(Pinned(leaf)).Judge(leaf));
    }

    private static IssuedTrustRule Issued(params TestCertificate[] authorities) => new(
        "issued", CertificateBuilder.DnsName, [.. authorities.Select(authority => authority.Certificate)]);

    private static PinnedTrustRule Pinned(TestCertificate leaf) =>
        new("pinned", CertificateBuilder.DnsName, Convert.FromHexString(leaf.Fingerprint));
}
