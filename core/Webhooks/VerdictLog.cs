using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Webhooks;

/// <summary>One log event for each verdict, under its number and name.</summary>
internal static class VerdictLog
{
    // By number: hashing a verdict's texts would cost more than many a check.
    private static readonly FrozenDictionary<int, Action<ILogger, Verdict, string, string?, string?, string?, Exception?>>
        Events = Verdicts.All.ToFrozenDictionary(verdict => verdict.Number, Define);

    internal static void Write(ILogger logger, Verdict verdict, Evidence evidence, string reference) => Events[verdict.Number](
        logger, verdict, reference, evidence.CertificateSha256, evidence.TrustRule, evidence.SecretLabel, null);

    private static Action<ILogger, Verdict, string, string?, string?, string?, Exception?> Define(Verdict verdict) =>
        LoggerMessage.Define<Verdict, string, string?, string?, string?>(
            verdict.Level,
            new EventId(verdict.Number, verdict.Name),
            "{Verdict}: reference {Reference}, certificate {Certificate}, rule {Rule}, secret {Secret}");
}
