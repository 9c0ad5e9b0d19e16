using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Bridge.Core.Certificates.Revocation;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Certificates;

/// <summary>Says how the lists of revoked certificates fare; by rule, for an address may hold an access signature.</summary>
internal sealed partial class RevocationTelemetry
{
    private readonly ILogger<RevocationTelemetry> _logger;
    private readonly TimeProvider _time;
    private readonly Counter<long> _refreshes;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);

    public RevocationTelemetry(IMeterFactory meters, TimeProvider time, ILogger<RevocationTelemetry> logger)
    {
        (_logger, _time) = (logger, time);
        var meter = meters.Create(ReceivingTelemetry.MeterName);
        _refreshes = meter.CreateCounter<long>(
            "bridge.crl.refreshes", "{list}", "Readings of lists of revoked certificates by outcome.");
        // Asked for with every export: a list is read once an hour, and an alert looks at the last minutes.
        meter.CreateObservableGauge(
            "bridge.crl.remaining", Remaining, "s", "Time until the next list is due; negative when the list in use is stale.");
    }

    internal void Record(RevocationFeed feed, IReadOnlyList<RevocationListOutcome> outcomes)
    {
        var rule = new KeyValuePair<string, object?>("rule", feed.Rule);
        foreach (var outcome in outcomes)
        {
            _refreshes.Add(1, rule, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
            if (outcome == RevocationListOutcome.Replaced) LogReplaced(feed.Rule, feed.Lists.Generation);
            else if (outcome != RevocationListOutcome.Unchanged) LogKept(feed.Rule, outcome);
        }

        if (feed.Lists.NextUpdate is not { } nextUpdate) return;
        _due[feed.Rule] = nextUpdate;
        if (nextUpdate <= _time.GetUtcNow()) LogStale(feed.Rule, nextUpdate, feed.Lists.GraceTime);
    }

    private IEnumerable<Measurement<double>> Remaining() => _due.Select(rule => new Measurement<double>(
        (rule.Value - _time.GetUtcNow()).TotalSeconds, new KeyValuePair<string, object?>("rule", rule.Key)));

    [LoggerMessage(1, LogLevel.Information, "Trust rule {Rule} goes by a new list of revoked certificates ({Generation})")]
    private partial void LogReplaced(string rule, long generation);

    [LoggerMessage(2, LogLevel.Warning,
        "A list of revoked certificates of trust rule {Rule} was not taken: {Outcome}; the one in hand stays in use")]
    private partial void LogKept(string rule, RevocationListOutcome outcome);

    [LoggerMessage(3, LogLevel.Warning,
        "A list of revoked certificates of trust rule {Rule} is stale since {NextUpdate}; {GraceTime} after that the rule "
        + "refuses every certificate (BRG117)")]
    private partial void LogStale(string rule, DateTimeOffset nextUpdate, TimeSpan graceTime);
}
