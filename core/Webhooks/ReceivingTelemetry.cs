using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Webhooks;

/// <summary>One metric tag and one log event for each verdict; ids and fingerprints only.</summary>
public sealed class ReceivingTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Bridge.Receiving";

    /// <summary>Name of the counter of webhooks; its tag <c>verdict</c> is the verdict's name.</summary>
    public const string CounterName = "bridge.webhooks";

    private readonly ILogger<ReceivingTelemetry> _logger;
    private readonly Counter<long> _webhooks;
    private readonly Counter<long> _quarantine;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _stepDuration;

    /// <summary>Creates the instruments.</summary>
    public ReceivingTelemetry(IMeterFactory meters, ILogger<ReceivingTelemetry> logger)
    {
        _logger = logger;
        var meter = meters.Create(MeterName);
        _webhooks = meter.CreateCounter<long>(CounterName, "{webhook}", "Webhooks by verdict.");
        _quarantine = meter.CreateCounter<long>(
            "bridge.quarantine", "{webhook}", "Webhooks for quarantine by verdict and outcome: kept, over-budget, failed.");
        _duration = meter.CreateHistogram<double>("bridge.webhooks.duration", "s", "Time from request to verdict.");
        _stepDuration = meter.CreateHistogram<double>("bridge.webhooks.step.duration", "s", "Time of each step.");
    }

    internal bool MeasuresSteps => _stepDuration.Enabled;

    internal void Record(Verdict verdict, Evidence evidence, string reference, TimeSpan elapsed)
    {
        var tag = new KeyValuePair<string, object?>("verdict", verdict.Name);
        _webhooks.Add(1, tag, new KeyValuePair<string, object?>("secret", evidence.SecretLabel));
        _duration.Record(elapsed.TotalSeconds, tag);
        VerdictLog.Write(_logger, verdict, evidence, reference);
    }

    internal void RecordStep(string step, TimeSpan elapsed) =>
        _stepDuration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("step", step));

    internal void RecordQuarantine(Verdict verdict, string outcome) => _quarantine.Add(
        1, new KeyValuePair<string, object?>("verdict", verdict.Name), new KeyValuePair<string, object?>("outcome", outcome));
}
