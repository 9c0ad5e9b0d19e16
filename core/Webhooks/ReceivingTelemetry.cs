using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Webhooks;

/// <summary>One metric tag and one log event for each verdict; ids and fingerprints only.</summary>
public sealed class ReceivingTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Bridge.Receiving";

    private static readonly FrozenDictionary<Verdict, Action<ILogger, Verdict, string, string?, string?, string?, Exception?>>
        Events = Verdicts.All.ToFrozenDictionary(verdict => verdict, verdict =>
            LoggerMessage.Define<Verdict, string, string?, string?, string?>(
                verdict == Verdicts.Accepted ? LogLevel.Information : LogLevel.Warning,
                new EventId(verdict.Number, verdict.Name),
                "{Verdict}: reference {Reference}, certificate {Certificate}, rule {Rule}, secret {Secret}"));

    private readonly ILogger<ReceivingTelemetry> _logger;
    private readonly Counter<long> _webhooks;
    private readonly Histogram<double> _duration;

    /// <summary>Creates the instruments.</summary>
    public ReceivingTelemetry(IMeterFactory meters, ILogger<ReceivingTelemetry> logger)
    {
        _logger = logger;
        var meter = meters.Create(MeterName);
        _webhooks = meter.CreateCounter<long>("bridge.webhooks", "{webhook}", "Webhooks by verdict.");
        _duration = meter.CreateHistogram<double>("bridge.webhooks.duration", "s", "Time from request to verdict.");
    }

    internal void Record(Verdict verdict, Evidence evidence, string reference, TimeSpan elapsed)
    {
        var tag = new KeyValuePair<string, object?>("verdict", verdict.Name);
        _webhooks.Add(1, tag, new KeyValuePair<string, object?>("secret", evidence.SecretLabel));
        _duration.Record(elapsed.TotalSeconds, tag);
        Events[verdict](
            _logger, verdict, reference, evidence.CertificateSha256, evidence.TrustRule, evidence.SecretLabel, null);
    }
}
