using System.Security.Cryptography;
using Bridge.Core.Certificates;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates;

public sealed class TrustRuleTests
{
    private const string Name = "mtls-sandbox.truv.com";

    private readonly TestAuthority _authority = new();

    [Fact]
    public void Issued_CertificateOfOurAuthority_IsTrusted()
    {
        using var leaf = _authority.Issue();

        Assert.Equal(TrustOutcome.Trusted, Rule().Judge(leaf, TestAuthority.Now));
    }

    [Fact]
    public void Issued_AuthorityOfTheSameNameButAnotherKey_IsRefused()
    {
        using var leaf = new TestAuthority().Issue();

        Assert.Equal(TrustOutcome.OtherIssuer, Rule().Judge(leaf, TestAuthority.Now));
    }

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.1")]
    [InlineData(null)]
    public void Issued_NotMarkedForClients_IsRefused(string? usage)
    {
        using var leaf = _authority.Issue(usage: usage);

        Assert.Equal(TrustOutcome.NoClientUsage, Rule().Judge(leaf, TestAuthority.Now));
    }

    [Theory]
    [InlineData("mtls-sandbox.truv.com.evil.example")]
    [InlineData("*.truv.com")]
    public void Issued_OtherName_IsRefused(string name)
    {
        using var leaf = _authority.Issue(name);

        Assert.Equal(TrustOutcome.OtherName, Rule().Judge(leaf, TestAuthority.Now));
    }

    [Fact]
    public void Issued_Expired_IsRefused()
    {
        using var leaf = _authority.Issue();

        Assert.Equal(TrustOutcome.NotInValidity, Rule().Judge(leaf, TestAuthority.Now.AddYears(1)));
    }

    [Fact]
    public void Pinned_TheVeryCertificate_IsTrusted()
    {
        using var leaf = _authority.Issue();
        var rule = new PinnedTrustRule("p", Name, SHA256.HashData(leaf.RawData));

        Assert.Equal(TrustOutcome.Trusted, rule.Judge(leaf, TestAuthority.Now));
    }

    [Fact]
    public void Pinned_AnotherCertificateOfTheSameName_IsRefused()
    {
        using var leaf = _authority.Issue();
        using var other = _authority.Issue();
        var rule = new PinnedTrustRule("p", Name, SHA256.HashData(leaf.RawData));

        Assert.Equal(TrustOutcome.OtherFingerprint, rule.Judge(other, TestAuthority.Now));
    }

    private IssuedTrustRule Rule() => new("i", Name, _authority.Collection);
}
