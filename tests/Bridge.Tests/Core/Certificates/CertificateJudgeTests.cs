using Bridge.Core.Certificates;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Core.Certificates;

public sealed class CertificateJudgeTests
{
    private static readonly TestCertificate Leaf = new CertificateBuilder().SelfSigned();

    [Fact]
    public void Judge_RulesRefuse_LogsEachOutcomeForDebuggingWithTheFingerprintOnly()
    {
        var check = new CheckFixture(
            new PinnedTrustRule("pinned", CertificateBuilder.DnsName, new byte[32]),
            new IssuedTrustRule("issued", CertificateBuilder.DnsName, [CertificateBuilder.Root().Certificate]));

        check.Judge(Leaf);
        check.Judge(Leaf);

        string[] expected =
        [
            $"Trust rule pinned does not accept certificate {Leaf.Fingerprint}: OtherFingerprint",
            $"Trust rule issued does not accept certificate {Leaf.Fingerprint}: OtherIssuer",
        ];
        Assert.Equal(expected, check.Logger.Entries.Select(entry => entry.Message));
        Assert.All(check.Logger.Entries, entry => Assert.Equal(LogLevel.Debug, entry.Level));
    }

    [Fact]
    public void Judge_OneRuleCannotReadTheCertificate_TheOthersStillDecide()
    {
        var broken = new CountingRule("broken") { Failure = new FormatException() };
        var check = new CheckFixture(broken, new CountingRule());

        Assert.Equal("BRG100", check.Judge(Leaf));
        Assert.Equal("BRG112", new CheckFixture(broken).Judge(Leaf));
        Assert.Equal(
            $"Trust rule broken cannot read certificate {Leaf.Fingerprint}: FormatException",
            Assert.Single(check.Logger.Entries).Message);
    }

    [Fact]
    public void Verdicts_EveryOutcome_HasOneThatIsARefusal()
    {
        var verdicts = Enum.GetValues<TrustOutcome>().Select(CertificateVerdicts.Of).ToArray();

        Assert.All(verdicts, verdict => Assert.Equal(401, verdict.StatusCode));
        Assert.All(CertificateVerdicts.All, verdict => Assert.Equal(401, verdict.StatusCode));
        Assert.Empty(CertificateVerdicts.All
            .Except([CertificateVerdicts.Missing, CertificateVerdicts.Repeated]).Except(verdicts));
    }
}
