using Bridge.Core.Certificates;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates;

public sealed class TrustChainTests
{
    private readonly TestCertificate _root = CertificateBuilder.Root();

    [Fact]
    public void Chain_IntermediateConfigured_IsTrusted()
    {
        var intermediate = new CertificateBuilder().Authority("CN=Intermediate").SignedBy(_root);

        Assert.Equal(TrustOutcome.Trusted, Judge(new CertificateBuilder().SignedBy(intermediate), intermediate, _root));
    }

    [Fact]
    public void Problems_WithoutAuthorities_SaysSo()
    {
        Assert.Throws<ArgumentNullException>("authorities", () => AuthorityCheck.Problems(null!));
    }

    [Fact]
    public void Chain_IntermediateNotConfigured_IsOfAnotherIssuer()
    {
        var intermediate = new CertificateBuilder().Authority("CN=Intermediate").SignedBy(_root);

        Assert.Equal(TrustOutcome.OtherIssuer, Judge(new CertificateBuilder().SignedBy(intermediate), _root));
    }

    [Fact]
    public void Chain_RootNotConfigured_IsOfAnotherIssuer()
    {
        var intermediate = new CertificateBuilder().Authority("CN=Intermediate").SignedBy(_root);
        var other = CertificateBuilder.Root("CN=Other Root");

        Assert.Equal(
            TrustOutcome.OtherIssuer, Judge(new CertificateBuilder().SignedBy(intermediate), intermediate, other));
        Assert.Contains("no root", Assert.Single(AuthorityCheck.Problems([intermediate.Certificate])), StringComparison.Ordinal);
    }

    [Fact]
    public void Chain_PathLengthExceeded_IsRefused()
    {
        var root = new CertificateBuilder().Authority("CN=Short Root", pathLength: 0).SelfSigned();
        var intermediate = new CertificateBuilder().Authority("CN=Intermediate").SignedBy(root);

        Assert.Equal(
            TrustOutcome.ConstraintViolated, Judge(new CertificateBuilder().SignedBy(intermediate), intermediate, root));
    }

    [Fact]
    public void Chain_IntermediateIsNoAuthority_IsRefused()
    {
        var client = new CertificateBuilder().Subject("CN=A Client").SignedBy(_root);

        Assert.Equal(TrustOutcome.ConstraintViolated, Judge(new CertificateBuilder().SignedBy(client), client, _root));
        Assert.Contains(
            "lacks the basic constraint CA",
            Assert.Single(AuthorityCheck.Problems([client.Certificate, _root.Certificate])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truv.com", TrustOutcome.Trusted)]
    [InlineData("bridge.example", TrustOutcome.ConstraintViolated)]
    public void Chain_NameConstraint_IsHonoured(string permitted, TrustOutcome expected)
    {
        var intermediate = new CertificateBuilder().Authority("CN=Bound").PermitOnly(permitted).SignedBy(_root);

        Assert.Equal(expected, Judge(new CertificateBuilder().SignedBy(intermediate), intermediate, _root));
    }

    [Fact]
    public void Chain_IntermediateForServersOnly_IsRefused()
    {
        var intermediate = new CertificateBuilder()
            .Authority("CN=Servers").Usages(CertificateBuilder.ServerUsage).SignedBy(_root);

        Assert.Equal(
            TrustOutcome.ConstraintViolated, Judge(new CertificateBuilder().SignedBy(intermediate), intermediate, _root));
    }

    [Fact]
    public void Chain_IntermediateExpired_IsNotInValidity()
    {
        var intermediate = new CertificateBuilder()
            .Authority("CN=Intermediate").ValidTo(TestAuthority.Now.AddDays(-1)).SignedBy(_root);

        Assert.Equal(TrustOutcome.NotInValidity, Judge(new CertificateBuilder().SignedBy(intermediate), intermediate, _root));
    }

    [Fact]
    public void Chain_OldAndNewRoot_BothLeadToTrust()
    {
        var next = CertificateBuilder.Root("CN=Next Root");

        Assert.Equal(TrustOutcome.Trusted, Judge(new CertificateBuilder().SignedBy(_root), _root, next));
        Assert.Equal(TrustOutcome.Trusted, Judge(new CertificateBuilder().SignedBy(next), _root, next));
    }

    [Fact]
    public void Chain_ExpiredRootBesideItsRenewal_IsTrusted()
    {
        var key = TestKeys.Named("P-256");
        var expired = new CertificateBuilder()
            .Authority("CN=Root").Key(key).ValidTo(TestAuthority.Now.AddDays(-1)).SelfSigned();
        var renewed = new CertificateBuilder().Authority("CN=Root").Key(key).SelfSigned();
        var leaf = new CertificateBuilder().SignedBy(renewed);

        Assert.Equal(TrustOutcome.Trusted, Judge(leaf, expired, renewed));
        Assert.Equal(TrustOutcome.Trusted, Judge(leaf, renewed, expired));
        Assert.Equal(TrustOutcome.NotInValidity, Judge(leaf, expired));
    }

    [Fact]
    public void Rule_WithoutAnyName_CannotBeMade()
    {
        Assert.Throws<ArgumentException>(() => new IssuedTrustRule("issued", new ExpectedSubject(null), [_root.Certificate]));
    }

    [Fact]
    public void NextChange_AuthorityExpires_IsOneSecondAfterItsLast()
    {
        var rule = new IssuedTrustRule("issued", CertificateBuilder.DnsName, [_root.Certificate]);

        var change = rule.NextChange(TestAuthority.Now);

        Assert.Equal(TestAuthority.Now.AddYears(5).AddSeconds(1), change);
    }

    private static TrustOutcome Judge(TestCertificate leaf, params TestCertificate[] authorities) => new IssuedTrustRule(
        "issued", CertificateBuilder.DnsName, [.. authorities.Select(authority => authority.Certificate)])
        .Judge(leaf.Certificate, TestAuthority.Now);
}
