using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Enrichment;

/// <summary>What a run did, as metrics and one log line.</summary>
public sealed partial class EnrichmentTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Bridge.Enrichment";

    private readonly ILogger<EnrichmentTelemetry> _logger;
    private readonly Counter<long> _events;
    private readonly Counter<long> _calls;

    /// <summary>Creates the instruments.</summary>
    public EnrichmentTelemetry(IMeterFactory meters, ILogger<EnrichmentTelemetry> logger)
    {
        _logger = logger;
        var meter = meters.Create(MeterName);
        _events = meter.CreateCounter<long>("bridge.enrichment.events", "{event}", "Events by outcome.");
        _calls = meter.CreateCounter<long>("bridge.enrichment.api_calls", "{call}", "Distinct resources asked for.");
    }

    internal void RecordRun(IReadOnlyDictionary<EnrichmentOutcome, int> tally, int calls, TimeSpan elapsed)
    {
        foreach (var (outcome, count) in tally)
            _events.Add(count, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        _calls.Add(calls);
        if (tally.ContainsKey(EnrichmentOutcome.Halted)) LogHalted();
        if (tally.Count > 0)
            LogRun(tally.GetValueOrDefault(EnrichmentOutcome.Published), tally.Values.Sum(), calls, elapsed.TotalSeconds);
    }

    [LoggerMessage(300, LogLevel.Information,
        "Published {Published} of {Messages} messages with {Calls} API calls in {Seconds:F1} s")]
    private partial void LogRun(int published, int messages, int calls, double seconds);

    [LoggerMessage(301, LogLevel.Error,
        "The run was halted: Truv's API refuses our credentials or certificate, or Service Bus takes no events")]
    private partial void LogHalted();

    [LoggerMessage(302, LogLevel.Warning, "A message could not be settled and comes again")]
    internal partial void LogUnsettled(Exception exception);
}
