using System.Diagnostics.Metrics;
using Bridge.Core.Reconciliation.Configuration;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Reconciliation.Running;

/// <summary>What reconciling found and did, as metrics and log lines; ids and outcomes only.</summary>
public sealed partial class ReconciliationTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Bridge.Reconciliation";

    private readonly ILogger<ReconciliationTelemetry> _logger;
    private readonly TimeProvider _time;
    private readonly Gauge<int> _gap;
    private readonly Gauge<double> _lag;
    private readonly Gauge<int> _webhook;
    private readonly Counter<long> _recovered;
    private readonly Counter<long> _unrecoverable;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _runs;
    private readonly Counter<long> _repairs;
    private readonly Lock _gate = new();
    private WebhookState _state;

    /// <summary>Creates the instruments.</summary>
    public ReconciliationTelemetry(IMeterFactory meters, ILogger<ReconciliationTelemetry> logger, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(meters);
        (_logger, _time) = (logger, time);
        var meter = meters.Create(MeterName);
        _gap = meter.CreateGauge<int>(
            "bridge.reconciliation.gap", "{event}", "Events of Truv's history that the last run found missing; 0 is the goal.");
        _lag = meter.CreateGauge<double>("bridge.reconciliation.lag", "s", "Age of the watermark.");
        _webhook = meter.CreateGauge<int>(
            "bridge.reconciliation.webhook", "{trouble}", "1 while Truv's configuration of our webhook is in the state given.");
        _recovered = meter.CreateCounter<long>("bridge.reconciliation.recovered", "{event}", "Missing events put on the queue.");
        _unrecoverable = meter.CreateCounter<long>(
            "bridge.reconciliation.unrecoverable", "{delivery}", "Refused deliveries whose body is no event.");
        _deliveries = meter.CreateCounter<long>("bridge.reconciliation.deliveries", "{delivery}", "Deliveries compared.");
        _runs = meter.CreateCounter<long>("bridge.reconciliation.runs", "{run}", "Runs by outcome.");
        _repairs = meter.CreateCounter<long>("bridge.reconciliation.repairs", "{repair}", "Repairs of Truv's configuration.");
    }

    internal void Run(ReconciliationReport report)
    {
        _runs.Add(1, new KeyValuePair<string, object?>("outcome", report.Outcome.ToString()));
        _deliveries.Add(report.Deliveries);
        _recovered.Add(report.Recovered);
        _unrecoverable.Add(report.Unrecoverable);
        if (report.Watermark is { } watermark) _lag.Record((_time.GetUtcNow() - watermark).TotalSeconds);

        // A run that could not look says nothing about the gap.
        var hasLooked = report.Outcome is ReconciliationOutcome.Complete or ReconciliationOutcome.Unfinished;
        if (hasLooked || report.Missing > 0) _gap.Record(report.Missing);
        if (report.Missing > 0) LogGap(report.Missing, report.Deliveries, report.Recovered);
        if (report.Outcome > ReconciliationOutcome.Unfinished) LogStopped(report.Outcome, report.Watermark);
    }

    // One alarm when the state changes, not one for each run.
    internal void Webhook(WebhookCheck check)
    {
        lock (_gate)
        {
            if (_state != check.State)
            {
                if (_state != WebhookState.Healthy) _webhook.Record(0, Tag(_state));
                if (check.State == WebhookState.Healthy) LogHealthy();
                else LogWebhook(check.State, string.Join(", ", check.MissingEvents));
            }

            _state = check.State;
        }

        if (check.State != WebhookState.Healthy) _webhook.Record(1, Tag(check.State));
    }

    internal void Repaired(WebhookState was)
    {
        _repairs.Add(1, Tag(was));
        LogRepaired(was);
    }

    private static KeyValuePair<string, object?> Tag(WebhookState state) => new("state", state.ToString());

    [LoggerMessage(600, LogLevel.Warning,
        "{Missing} events of {Deliveries} deliveries had not reached the bridge; {Recovered} are on the queue now")]
    private partial void LogGap(int missing, int deliveries, int recovered);

    [LoggerMessage(601, LogLevel.Error,
        "Reconciling stopped: {Outcome}. Everything up to {Watermark} is compared; the next run goes on from there")]
    private partial void LogStopped(ReconciliationOutcome outcome, DateTimeOffset? watermark);

    [LoggerMessage(602, LogLevel.Information, "Event {EventId} ({EventType}) was pulled from the history; Truv was answered {Status}")]
    internal partial void LogRecovered(string eventId, string eventType, int? status);

    [LoggerMessage(603, LogLevel.Error,
        "A delivery that nobody accepted cannot be recovered: webhook {WebhookId}, {EventType} of {CreatedAt}: {Reason}")]
    internal partial void LogUnrecoverable(string? webhookId, string? eventType, DateTimeOffset? createdAt, string reason);

    [LoggerMessage(604, LogLevel.Error, "Truv's configuration of our webhook: {State} (events missing: {Events})")]
    private partial void LogWebhook(WebhookState state, string events);

    [LoggerMessage(605, LogLevel.Information, "Truv's configuration of our webhook is as it should be")]
    private partial void LogHealthy();

    [LoggerMessage(606, LogLevel.Warning, "Truv's configuration of our webhook was {State} and has been mended")]
    private partial void LogRepaired(WebhookState state);

    [LoggerMessage(607, LogLevel.Error, "Reconciling cannot use the ledger's storage")]
    internal partial void LogStorage(Exception exception);

    [LoggerMessage(608, LogLevel.Error, "Reconciling cannot look into the queue of received webhooks")]
    internal partial void LogQueue(Exception exception);

    [LoggerMessage(609, LogLevel.Error, "Reconciling failed")]
    internal partial void LogFailure(Exception exception);
}
