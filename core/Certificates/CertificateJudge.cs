using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Caching;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Certificates;

/// <summary>Asks every rule about one certificate and says for how long the answer holds.</summary>
/// <param name="rules">The rules of one policy.</param>
/// <param name="lifetime">Longest time for which a verdict holds.</param>
/// <param name="logger">Takes each rule's outcome.</param>
internal sealed partial class CertificateJudge(IReadOnlyList<TrustRule> rules, TimeSpan lifetime, ILogger logger)
{
    /// <summary>Grows with whatever the rules go by.</summary>
    internal long Generation
    {
        get
        {
            var sum = 0L;
            for (var i = 0; i < rules.Count; i++) sum += rules[i].Generation;
            return sum;
        }
    }

    /// <summary>Judges a certificate.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="fingerprint">Its SHA-256.</param>
    /// <param name="now">The present, UTC.</param>
    /// <param name="generation">The generation, read before: a change in the meantime makes the verdict void.</param>
    internal CertificateVerdict Judge(X509Certificate2 leaf, string fingerprint, DateTimeOffset now, long generation)
    {
        try
        {
            var validity = new VerdictValidity(now, Until(leaf, now), generation);
            var isInValidity = now >= CertificateTime.NotBefore(leaf) && now <= CertificateTime.NotAfter(leaf);
            return isInValidity
                ? JudgeByRules(leaf, fingerprint, now, validity)
                : new CertificateVerdict(CertificateVerdicts.NotInValidity, fingerprint, null, validity);
        }
        catch (CryptographicException)
        {
            // The platform parses dates only when they are asked for.
            var validity = new VerdictValidity(now, now + lifetime, generation);
            return new CertificateVerdict(CertificateVerdicts.Malformed, fingerprint, null, validity);
        }
    }

    private CertificateVerdict JudgeByRules(
        X509Certificate2 leaf, string fingerprint, DateTimeOffset now, VerdictValidity validity)
    {
        var nearest = TrustOutcome.Unreadable;
        foreach (var rule in rules)
        {
            var outcome = JudgeBy(rule, leaf, now, fingerprint);
            if (outcome == TrustOutcome.Trusted) return new CertificateVerdict(null, fingerprint, rule.Name, validity);
            if (outcome > nearest) nearest = outcome;
        }

        return new CertificateVerdict(CertificateVerdicts.Of(nearest), fingerprint, null, validity);
    }

    private TrustOutcome JudgeBy(TrustRule rule, X509Certificate2 leaf, DateTimeOffset now, string fingerprint)
    {
        TrustOutcome outcome;
        try
        {
            outcome = rule.Judge(leaf, now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A stranger wrote the certificate: whatever its parsing may throw is a refusal, never an error.
            LogUnreadable(rule.Name, fingerprint, e.GetType().Name);
            return TrustOutcome.Unreadable;
        }

        if (outcome != TrustOutcome.Trusted) LogRuleRefused(rule.Name, outcome, fingerprint);
        return outcome;
    }

    private DateTimeOffset Until(X509Certificate2 leaf, DateTimeOffset now)
    {
        // The last moment of the validity is part of it, so the verdict on it ends one tick later.
        var until = Edges.After(
            now, now + lifetime, CertificateTime.NotBefore(leaf), CertificateTime.NotAfter(leaf).AddTicks(1));
        foreach (var rule in rules)
        {
            var change = rule.NextChange(now);
            if (change < until) until = change;
        }

        return until;
    }

    [LoggerMessage(1, LogLevel.Debug, "Trust rule {Rule} does not accept certificate {Fingerprint}: {Outcome}")]
    private partial void LogRuleRefused(string rule, TrustOutcome outcome, string fingerprint);

    [LoggerMessage(2, LogLevel.Debug, "Trust rule {Rule} cannot read certificate {Fingerprint}: {Exception}")]
    private partial void LogUnreadable(string rule, string fingerprint, string exception);
}
