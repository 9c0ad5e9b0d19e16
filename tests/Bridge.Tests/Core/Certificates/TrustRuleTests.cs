using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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

    [Fact]
    public void Rule_WithoutAnyName_IsRefusedWithItsReason()
    {
        var refused = Assert.Throws<ArgumentException>(
            () => new IssuedTrustRule("i", new ExpectedSubject(null), _authority.Collection));

        Assert.Contains("would accept anybody's certificate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_NoCertificate_IsAMistakeOfTheCaller()
    {
        Assert.Throws<ArgumentNullException>("leaf", () => Rule().Judge(null!, TestAuthority.Now));
    }

    [Fact]
    public void Issued_NameThatIsNoText_IsOdd()
    {
        // [2] with one byte outside of ASCII, which IA5String has no place for.
        var names = new X509Extension("2.5.29.17", [0x30, 0x03, 0x82, 0x01, 0xFF], critical: false);
        var root = CertificateBuilder.Root();
        var leaf = new CertificateBuilder().Dns().With(names).SignedBy(root);
        var rule = new IssuedTrustRule("i", Name, [root.Certificate]);

        Assert.Equal(TrustOutcome.OddContent, rule.Judge(leaf.Certificate, TestAuthority.Now));
    }

    [Fact]
    public void NotAfter_NoExpiry_LeavesRoomForAddingToIt()
    {
        // RFC 5280 section 4.1.2.5: the last second of the year 9999 stands for none.
        var forever = new CertificateBuilder().ValidTo(new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero)).SelfSigned();

        Assert.Equal(new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), CertificateTime.NotAfter(forever.Certificate));
    }

    private IssuedTrustRule Rule() => new("i", Name, _authority.Collection);
}
