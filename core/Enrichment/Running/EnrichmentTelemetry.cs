using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Enrichment.Running;

/// <summary>What enriching did, as metrics and log lines; ids and outcomes only.</summary>
public sealed partial class EnrichmentTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Bridge.Enrichment";

    private readonly ILogger<EnrichmentTelemetry> _logger;
    private readonly Counter<long> _events;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _served;
    private readonly Gauge<double> _eventsPerCall;
    private readonly Gauge<int> _trouble;
    private readonly Histogram<double> _age;
    private readonly UpDownCounter<int> _inHand;

    /// <summary>Creates the instruments.</summary>
    public EnrichmentTelemetry(IMeterFactory meters, ILogger<EnrichmentTelemetry> logger)
    {
        _logger = logger;
        var meter = meters.Create(MeterName);
        _events = meter.CreateCounter<long>("bridge.enrichment.events", "{event}", "Events by outcome.");
        _calls = meter.CreateCounter<long>("bridge.enrichment.api_calls", "{call}", "Requests to Truv's API: every page and every repetition.");
        _served = meter.CreateCounter<long>("bridge.enrichment.answers", "{answer}", "Answers used, with a call of their own or without.");
        _eventsPerCall = meter.CreateGauge<double>(
            "bridge.enrichment.events_per_call", "{event}/{call}", "Events published in the last run for each request to Truv's API.");
        _trouble = meter.CreateGauge<int>("bridge.enrichment.trouble", "{trouble}", "1 while enriching is halted for the reason given.");
        _age = meter.CreateHistogram<double>("bridge.enrichment.age", "s", "Time from receiving an event to publishing it.");
        _inHand = meter.CreateUpDownCounter<int>("bridge.enrichment.in_hand", "{event}", "Events in hand.");
    }

    internal void InHand(int change) => _inHand.Add(change);

    internal void Age(TimeSpan age) => _age.Record(age.TotalSeconds);

    internal void RecordRun(IReadOnlyDictionary<EnrichmentOutcome, int> tally, int calls, int served, TimeSpan elapsed)
    {
        foreach (var (outcome, count) in tally)
            _events.Add(count, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        _calls.Add(calls);
        _served.Add(served);
        var published = tally.GetValueOrDefault(EnrichmentOutcome.Published);
        if (calls > 0) _eventsPerCall.Record((double)published / calls);
        if (tally.Count > 0) LogRun(published, tally.Values.Sum(), calls, elapsed.TotalSeconds);
    }

    // Measured with each run, so that an alert stays as long as the trouble; said once.
    internal void Halted(EnrichmentTrouble trouble, bool isNew)
    {
        _trouble.Record(1, Tag(trouble));
        if (isNew) LogHalted(trouble);
    }

    internal void Resumed(EnrichmentTrouble trouble)
    {
        _trouble.Record(0, Tag(trouble));
        LogResumed(trouble);
    }

    private static KeyValuePair<string, object?> Tag(EnrichmentTrouble trouble) => new("reason", trouble.ToString());

    [LoggerMessage(300, LogLevel.Information,
        "Published {Published} of {Messages} messages with {Calls} API calls in {Seconds:F1} s")]
    private partial void LogRun(int published, int messages, int calls, double seconds);

    [LoggerMessage(301, LogLevel.Error,
        "Enriching is halted: {Trouble}. No event is lost; each run tries one until it works again")]
    private partial void LogHalted(EnrichmentTrouble trouble);

    [LoggerMessage(302, LogLevel.Warning, "A message could not be settled and comes again")]
    internal partial void LogUnsettled(Exception exception);

    [LoggerMessage(303, LogLevel.Information, "Enriching goes on: {Trouble} is over")]
    private partial void LogResumed(EnrichmentTrouble trouble);

    [LoggerMessage(304, LogLevel.Warning, "Event {EventId} ({EventType}) was postponed, attempt {Attempt}: {Trouble}")]
    internal partial void LogPostponed(string eventId, string eventType, int attempt, string trouble);

    [LoggerMessage(305, LogLevel.Error, "Storage refused event {EventId}")]
    internal partial void LogStorage(Exception exception, string eventId);

    /// <summary>Says that a mask may never apply.</summary>
    [LoggerMessage(307, LogLevel.Warning,
        "Enrichment__Masks has a mask for {EventType}, which is no event of Truv's known to the bridge: see 'bridge explain events'")]
    public partial void LogMaskOfUnknownType(string eventType);

    [LoggerMessage(306, LogLevel.Warning, "The lock of a message could not be renewed")]
    internal partial void LogNotRenewed(Exception exception);
}
