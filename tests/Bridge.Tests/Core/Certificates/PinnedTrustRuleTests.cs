using System.Security.Cryptography;
using Bridge.Core.Certificates;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates;

public sealed class PinnedTrustRuleTests
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();

    [Fact]
    public void KeyPin_RenewedCertificateWithTheSameKey_IsTrusted()
    {
        var key = TestKeys.Named("P-256");
        var old = new CertificateBuilder().Key(key).SignedBy(Root);
        var renewed = new CertificateBuilder().Key(key).ValidTo(TestAuthority.Now.AddDays(700)).SignedBy(Root);
        var rule = Rule(KeyPin(old));

        Assert.Equal(TrustOutcome.Trusted, rule.Judge(old.Certificate, TestAuthority.Now));
        Assert.Equal(TrustOutcome.Trusted, rule.Judge(renewed.Certificate, TestAuthority.Now));
    }

    [Fact]
    public void KeyPin_SameCertificateWithAnotherKey_IsRefused()
    {
        var pinned = new CertificateBuilder().SignedBy(Root);
        var other = new CertificateBuilder().SignedBy(Root);

        Assert.Equal(TrustOutcome.OtherFingerprint, Rule(KeyPin(pinned)).Judge(other.Certificate, TestAuthority.Now));
    }

    [Fact]
    public void KeyPin_TheHashOfTheCertificateInstead_IsRefused()
    {
        var leaf = new CertificateBuilder().SignedBy(Root);
        var mixedUp = new CertificatePin(CertificatePinKind.PublicKey, Convert.FromHexString(leaf.Fingerprint));

        Assert.Equal(TrustOutcome.OtherFingerprint, Rule(mixedUp).Judge(leaf.Certificate, TestAuthority.Now));
    }

    [Fact]
    public void Pins_Several_AnyOfThemIsEnough()
    {
        var current = new CertificateBuilder().SignedBy(Root);
        var next = new CertificateBuilder().SelfSigned();
        var rule = Rule(CertificatePinOf(current), KeyPin(next));

        Assert.Equal(TrustOutcome.Trusted, rule.Judge(current.Certificate, TestAuthority.Now));
        Assert.Equal(TrustOutcome.Trusted, rule.Judge(next.Certificate, TestAuthority.Now));
    }

    [Fact]
    public void Pinned_WithoutClientUsage_IsTrusted()
    {
        var leaf = new CertificateBuilder().Usages(CertificateBuilder.ServerUsage).SignedBy(Root);

        Assert.Equal(TrustOutcome.Trusted, Rule(CertificatePinOf(leaf)).Judge(leaf.Certificate, TestAuthority.Now));
    }

    [Theory]
    [InlineData("other.truv.com", TrustOutcome.OtherName)]
    [InlineData("*.truv.com", TrustOutcome.OtherName)]
    [InlineData("mtls-sandbox.truv.com\0", TrustOutcome.OddContent)]
    public void Pinned_RightFingerprintButOtherName_IsRefused(string name, TrustOutcome expected)
    {
        var leaf = new CertificateBuilder().Dns(name).SignedBy(Root);

        Assert.Equal(expected, Rule(CertificatePinOf(leaf)).Judge(leaf.Certificate, TestAuthority.Now));
    }

    [Theory]
    [InlineData(-1, TrustOutcome.OutsideWindow)]
    [InlineData(0, TrustOutcome.Trusted)]
    [InlineData(599, TrustOutcome.Trusted)]
    [InlineData(600, TrustOutcome.OutsideWindow)]
    public void Window_Seconds_AreInForceFromTheFirstUpToTheLast(int second, TrustOutcome expected)
    {
        var leaf = new CertificateBuilder().SignedBy(Root);
        var window = new RuleWindow(TestAuthority.Now, TestAuthority.Now.AddSeconds(600));
        var rule = new PinnedTrustRule("pinned", CertificateBuilder.DnsName, [CertificatePinOf(leaf)], window);

        Assert.Equal(expected, rule.Judge(leaf.Certificate, TestAuthority.Now.AddSeconds(second)));
    }

    [Fact]
    public void Window_Closed_IsToldOnlyOfACertificateThatTheRuleKnows()
    {
        var window = new RuleWindow(null, TestAuthority.Now);
        var leaf = new CertificateBuilder().SignedBy(Root);
        var check = new CheckFixture(
            new PinnedTrustRule("pinned", CertificateBuilder.DnsName, [CertificatePinOf(leaf)], window));

        Assert.Equal("BRG119", check.Judge(leaf));
        Assert.Equal("BRG114", check.Judge(new CertificateBuilder().SignedBy(Root)));
    }

    [Fact]
    public void Rules_SeveralRefuse_TheMostTellingIsTheVerdict()
    {
        var leaf = new CertificateBuilder().Dns("other.truv.com").SignedBy(Root);
        var stranger = new PinnedTrustRule("stranger", CertificateBuilder.DnsName, new byte[32]);
        var issued = new IssuedTrustRule("issued", CertificateBuilder.DnsName, [Root.Certificate]);
        var closed = new PinnedTrustRule(
            "closed", "other.truv.com", [CertificatePinOf(leaf)], new RuleWindow(TestAuthority.Now.AddDays(1), null));

        Assert.Equal("BRG114", new CheckFixture(stranger).Judge(leaf));
        Assert.Equal("BRG118", new CheckFixture(issued, stranger).Judge(leaf));
        Assert.Equal("BRG119", new CheckFixture(stranger, closed, issued).Judge(leaf));
    }

    [Fact]
    public void Rules_OneOfSeveralAccepts_ItsNameIsTheEvidence()
    {
        var leaf = new CertificateBuilder().SignedBy(Root);
        var stranger = new PinnedTrustRule("stranger", CertificateBuilder.DnsName, new byte[32]);
        var check = new CheckFixture(stranger, Rule(CertificatePinOf(leaf)));

        Assert.Equal("BRG100", check.Judge(leaf));
        Assert.Equal("pinned", check.Evidence.TrustRule);
    }

    private static PinnedTrustRule Rule(params CertificatePin[] pins) => new("pinned", CertificateBuilder.DnsName, pins);

    private static CertificatePin CertificatePinOf(TestCertificate leaf) =>
        new(CertificatePinKind.Certificate, Convert.FromHexString(leaf.Fingerprint));

    private static CertificatePin KeyPin(TestCertificate leaf) => new(
        CertificatePinKind.PublicKey, SHA256.HashData(leaf.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));
}
