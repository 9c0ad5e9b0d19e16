using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Issuing;

public sealed class SignedAnswerTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;
    private static readonly TestCertificate Root = CertificateBuilder.Root();
    private static readonly TestCertificate Upper = new CertificateBuilder().Authority("CN=Upper").SignedBy(Root);
    private static readonly TestCertificate Lower = new CertificateBuilder().Authority("CN=Lower").SignedBy(Upper);
    private static readonly TestCertificate Leaf = new CertificateBuilder().SignedBy(Lower);

    private static PublicKey Key => Leaf.Certificate.PublicKey;

    private static X500DistinguishedName Subject => Leaf.Certificate.SubjectName;

    [Fact]
    public void Sort_AnyOrder_IsLeafThenIssuerAfterIssuer()
    {
        var answer = SignedAnswer.Sort([Root.Certificate, Lower.Certificate, Leaf.Certificate, Upper.Certificate], Key, out var foreign);

        Assert.Same(Leaf.Certificate, answer.Leaf);
        Assert.Equal([Lower.Certificate, Upper.Certificate, Root.Certificate], answer.Chain);
        Assert.Empty(foreign);
    }

    [Fact]
    public void Sort_CertificateOfAnotherChain_IsForeign()
    {
        var other = CertificateBuilder.Root("CN=Other").Certificate;

        var answer = SignedAnswer.Sort([other, Leaf.Certificate, Lower.Certificate], Key, out var foreign);

        Assert.Equal([Lower.Certificate], answer.Chain);
        Assert.Equal([other], foreign);
    }

    [Fact]
    public void Sort_NobodyHasTheKey_TakesTheFirstAndSaysSo()
    {
        var answer = SignedAnswer.Sort([Lower.Certificate, Root.Certificate], Key, out _);

        Assert.Same(Lower.Certificate, answer.Leaf);
        Assert.Contains(AnswerProblem.OtherKey, answer.Problems(Key, Subject, Now));
        Assert.Throws<ArgumentNullException>(() => SignedAnswer.Sort(null!, Key, out _));
    }

    [Fact]
    public void Problems_GenuineAnswer_AreNone()
    {
        var answer = SignedAnswer.Sort([Leaf.Certificate, Lower.Certificate, Upper.Certificate], Key, out _);

        Assert.Empty(answer.Problems(Key, Subject, Now));
        Assert.Throws<ArgumentNullException>(() => answer.Problems(Key, null!, Now).ToList());
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, AnswerProblem.NotYetValid)]
    public void Problems_AtItsBeginning_IsValid(int seconds, AnswerProblem? expected) =>
        AssertProblems(expected, new SignedAnswer(Leaf.Certificate, []), Now.AddDays(-10).AddSeconds(seconds));

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, AnswerProblem.Expired)]
    public void Problems_AtItsEnd_IsValid(int seconds, AnswerProblem? expected) =>
        AssertProblems(expected, new SignedAnswer(Leaf.Certificate, []), Now.AddDays(300).AddSeconds(seconds));

    [Theory]
    [InlineData(-100, 0, null)]
    [InlineData(0, 100, null)]
    [InlineData(-100, -1, AnswerProblem.ChainNotInValidity)]
    [InlineData(1, 100, AnswerProblem.ChainNotInValidity)]
    public void Problems_IssuerOutOfValidity_AreSaid(int from, int to, AnswerProblem? expected)
    {
        var issuer = new CertificateBuilder().Authority("CN=Lower").ValidFrom(Now.AddSeconds(from)).ValidTo(Now.AddSeconds(to)).SignedBy(Root);

        AssertProblems(expected, new SignedAnswer(Leaf.Certificate, [Root.Certificate, issuer.Certificate]), Now);
    }

    [Fact]
    public void Problems_OtherSubject_AreSaid()
    {
        var answer = new SignedAnswer(Leaf.Certificate, []);

        Assert.Equal([AnswerProblem.OtherSubject], answer.Problems(Key, new X500DistinguishedName("CN=other"), Now));
    }

    [Fact]
    public void Problems_ServerOrAuthorityOrWeak_AreSaid()
    {
        AssertProblems(AnswerProblem.NotForClients, Answer(new CertificateBuilder().Usages(CertificateBuilder.ServerUsage)), Now);
        AssertProblems(AnswerProblem.IsAuthority, Answer(new CertificateBuilder().AsAuthority()), Now);
        var weak = new CertificateBuilder().Hash(System.Security.Cryptography.HashAlgorithmName.SHA1)
            .SignedBy(new CertificateBuilder().Authority("CN=RSA").Key(TestKeys.Rsa2048).SelfSigned());
        AssertProblems(AnswerProblem.WeakSignature, new SignedAnswer(weak.Certificate, []), Now);
    }

    private static SignedAnswer Answer(CertificateBuilder builder) => new(builder.SignedBy(Root).Certificate, []);

    private static void AssertProblems(AnswerProblem? expected, SignedAnswer answer, DateTimeOffset now) => Assert.Equal(
        expected is { } one ? [one] : Array.Empty<AnswerProblem>(), answer.Problems(answer.Leaf.PublicKey, Subject, now));
}
