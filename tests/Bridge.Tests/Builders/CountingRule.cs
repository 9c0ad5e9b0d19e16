using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;

namespace Bridge.Tests.Builders;

/// <summary>Accepts every certificate, and counts how often it was asked.</summary>
internal sealed class CountingRule(string name = "counting", RuleWindow? window = null)
    : TrustRule(name, new ExpectedSubject(CertificateBuilder.DnsName), window)
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public TrustOutcome Outcome { get; set; } = TrustOutcome.Trusted;

    public Exception? Failure { get; set; }

    public DateTimeOffset Change { get; set; } = DateTimeOffset.MaxValue;

    public long Version { get; set; }

    public override long Generation => Version;

    public override DateTimeOffset NextChange(DateTimeOffset now) =>
        base.NextChange(now) < Change || Change <= now ? base.NextChange(now) : Change;

    internal override TrustOutcome JudgeOrigin(X509Certificate2 leaf, CertificateEncoding encoding)
    {
        Interlocked.Increment(ref _asked);
        return Failure is null ? Outcome : throw Failure;
    }

    internal override TrustOutcome JudgeUse(X509Certificate2 leaf, DateTimeOffset now) => TrustOutcome.Trusted;
}
