using System.Diagnostics.Metrics;
using Bridge.Core.Truv.Calls;
using Bridge.Core.Truv.Rate;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Truv;

/// <summary>
/// Calls to Truv's API as metrics and log lines: paths without their query, outcomes, times; never a body or a header.
/// </summary>
public sealed partial class TruvTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Bridge.Truv";

    private readonly ILogger<TruvTelemetry> _logger;
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _wait;
    private readonly Histogram<double> _pause;
    private readonly Counter<long> _retries;

    /// <summary>Creates the instruments.</summary>
    public TruvTelemetry(IMeterFactory meters, ILogger<TruvTelemetry> logger)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _logger = logger;
        _meter = meters.Create(MeterName);
        _duration = _meter.CreateHistogram<double>(
            "bridge.truv.request.duration", "s", "Requests to Truv's API, every attempt, by outcome.");
        _wait = _meter.CreateHistogram<double>(
            "bridge.truv.wait.duration", "s", "Time until a request was let pass, or was not, by outcome of the wait.");
        _pause = _meter.CreateHistogram<double>("bridge.truv.pause.duration", "s", "Pauses after a 429.");
        _retries = _meter.CreateCounter<long>(
            "bridge.truv.retries", "{request}", "Requests sent again, by the outcome of the one before.");
    }

    /// <summary>Counts a request that is sent again.</summary>
    /// <param name="outcome">Outcome of the attempt before.</param>
    public void Retried(TruvOutcome outcome) => _retries.Add(1, Tag(outcome.ToString()));

    internal void Observe(Func<long> waiting, Func<TimeSpan> pauseLeft)
    {
        _meter.CreateObservableGauge("bridge.truv.waiting", waiting, "{call}", "Calls that wait for their turn.");
        _meter.CreateObservableGauge(
            "bridge.truv.pause.left", () => pauseLeft().TotalSeconds, "s", "What is left of the pause after a 429.");
    }

    internal void Attempted(TimeSpan duration, TruvOutcome? outcome) =>
        _duration.Record(duration.TotalSeconds, Tag(outcome?.ToString() ?? "None"));

    internal void Waited(TimeSpan duration, GateOutcome outcome)
    {
        _wait.Record(duration.TotalSeconds, Tag(outcome.ToString()));
        if (outcome != GateOutcome.Granted) LogNoTurn(duration.TotalSeconds, outcome);
    }

    internal void Paused(TimeSpan length, TimeSpan? hint)
    {
        _pause.Record(length.TotalSeconds);
        LogPause(length.TotalSeconds, hint?.TotalSeconds);
    }

    internal void Answered(HttpMethod method, string path, TruvReply reply)
    {
        if (reply.Outcome == TruvOutcome.Found) return;
        var level = reply.Outcome <= TruvOutcome.Expired ? LogLevel.Information : LogLevel.Warning;
        var bare = WithoutQuery(path);
        LogAnswer(level, method, bare, reply.Status, reply.Code, reply.Outcome);
    }

    internal void Failed(HttpMethod method, string path, Exception failure, TruvOutcome outcome)
    {
        // Which certificate was refused and why is in the exception. Other failures are told by their kinds: an outage
        // has many, and the text of one about a malformed answer would quote it.
        var bare = WithoutQuery(path);
        var kind = FailureKind.Of(failure);
        if (outcome == TruvOutcome.Unauthorized) LogRefusal(failure, method, bare);
        else LogFailure(method, bare, kind, outcome);
    }

    internal void BadPaging(string path, PagingFault fault, int pages)
    {
        var bare = WithoutQuery(path);
        LogPaging(bare, fault, pages);
    }

    private static string WithoutQuery(string path) => path.Split('?')[0];

    private static KeyValuePair<string, object?> Tag(string outcome) => new("outcome", outcome);

    [LoggerMessage(EventId = 200, Message = "{Method} {Path} was answered {Status} ({Code}): {Outcome}")]
    private partial void LogAnswer(
        LogLevel level, HttpMethod method, string path, int status, string? code, TruvOutcome outcome);

    [LoggerMessage(201, LogLevel.Warning, "{Method} {Path} got no usable answer ({Kind}): {Outcome}")]
    private partial void LogFailure(HttpMethod method, string path, string kind, TruvOutcome outcome);

    [LoggerMessage(202, LogLevel.Error,
        "{Method} {Path}: TLS refused our client certificate or Truv's server certificate")]
    private partial void LogRefusal(Exception exception, HttpMethod method, string path);

    [LoggerMessage(203, LogLevel.Warning,
        "Truv's limit of requests is used up (hint {Hint} s): every call waits for {Seconds:F0} s")]
    private partial void LogPause(double seconds, double? hint);

    [LoggerMessage(204, LogLevel.Warning,
        "A call got no turn after {Seconds:F1} s and is given back as throttled: {Outcome}")]
    private partial void LogNoTurn(double seconds, GateOutcome outcome);

    [LoggerMessage(205, LogLevel.Warning, "The pages of {Path} were given up after {Pages}: {Fault}")]
    private partial void LogPaging(string path, PagingFault fault, int pages);
}
