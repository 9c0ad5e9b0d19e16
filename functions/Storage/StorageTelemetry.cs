using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Storage;

/// <summary>How ledger and claim checks fare, as metrics and log lines.</summary>
internal sealed partial class StorageTelemetry
{
    /// <summary>Name of the meter.</summary>
    internal const string MeterName = "Bridge.Storage";

    private readonly ILogger<StorageTelemetry> _logger;
    private readonly Histogram<double> _writeDuration;
    private readonly Histogram<long> _batchSize;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _purged;
    private readonly Counter<long> _claims;
    private readonly Histogram<long> _claimSize;

    public StorageTelemetry(IMeterFactory meters, ILogger<StorageTelemetry> logger)
    {
        _logger = logger;
        var meter = meters.Create(MeterName);
        _writeDuration = meter.CreateHistogram<double>(
            "bridge.ledger.write.duration", "s", "Time until a batch of records is durable.");
        _batchSize = meter.CreateHistogram<long>("bridge.ledger.batch.size", "{record}", "Records written together.");
        _conflicts = meter.CreateCounter<long>(
            "bridge.ledger.conflicts", "{transaction}", "Transactions repeated because another writer was first.");
        _failures = meter.CreateCounter<long>("bridge.ledger.failures", "{call}", "Failed calls by operation.");
        _purged = meter.CreateCounter<long>("bridge.ledger.purged", "{event}", "Events forgotten at the end of their retention.");
        _claims = meter.CreateCounter<long>("bridge.claims.stored", "{claim}", "Claim checks by outcome.");
        _claimSize = meter.CreateHistogram<long>("bridge.claims.size", "By", "Size of the data of claim checks.");
    }

    internal void RecordWrite(int records, TimeSpan duration)
    {
        _batchSize.Record(records);
        _writeDuration.Record(duration.TotalSeconds);
    }

    internal void RecordConflict() => _conflicts.Add(1);

    internal void RecordFailure(string operation, string explanation, Exception exception)
    {
        _failures.Add(1, new KeyValuePair<string, object?>("operation", operation));
        LogLedger(exception, operation, explanation);
    }

    internal void RecordPurge(int deleted, bool isComplete, TimeSpan retention)
    {
        _purged.Add(deleted);
        if (deleted > 0) LogPurged(deleted, retention.TotalDays);
        if (!isComplete) LogPurgeIncomplete();
    }

    internal void RecordClaim(string outcome, int bytes)
    {
        _claims.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _claimSize.Record(bytes);
    }

    [LoggerMessage(520, LogLevel.Error, "Ledger {Operation} failed. {Explanation}")]
    private partial void LogLedger(Exception exception, string operation, string explanation);

    [LoggerMessage(521, LogLevel.Information, "The ledger forgot {Count} events first recorded more than {Days} days ago")]
    private partial void LogPurged(int count, double days);

    [LoggerMessage(522, LogLevel.Information, "The ledger has more to forget than one run may take; the next run goes on")]
    private partial void LogPurgeIncomplete();

    [LoggerMessage(523, LogLevel.Warning, "Event {EventId} is past its retention and cannot be forgotten yet: {Explanation}")]
    internal partial void LogPurgeSkipped(string eventId, string explanation);

    [LoggerMessage(530, LogLevel.Error, "A claim check of {Bytes} bytes cannot be stored, its event has to wait. {Explanation}")]
    internal partial void LogClaimUnavailable(Exception exception, int bytes, string explanation);

    [LoggerMessage(531, LogLevel.Critical, "No claim check can be stored until this is mended. {Explanation}")]
    internal partial void LogClaimRefused(Exception exception, string explanation);

    [LoggerMessage(532, LogLevel.Error, "Not verified at start. {Explanation}")]
    internal partial void LogUnverified(Exception exception, string explanation);
}
