using System.Globalization;
using Bridge.Core.Webhooks;
using Bridge.Functions.Settings;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Cli.Explain;

/// <summary>Everything there is to say about one verdict. The property names are what <c>--json</c> promises.</summary>
internal sealed record VerdictFacts
{
    private static readonly QueueOptions Queues = new();

    private readonly Verdict _verdict;

    internal VerdictFacts(Verdict verdict) => _verdict = verdict;

    public string Code => _verdict.Code;

    public string Name => _verdict.Name;

    public int Status => _verdict.StatusCode;

    /// <summary>Seconds in <c>Retry-After</c>; null without that header.</summary>
    public int? RetryAfterSeconds => (int?)_verdict.RetryAfter?.TotalSeconds;

    public string Level => _verdict.Level.ToString();

    public Keeping Kept => Keepings.Of(_verdict);

    public string Cause => _verdict.Cause;

    public string Remedy => _verdict.Remedy;

    public int LogEventId => _verdict.Number;

    public string LogEventName => _verdict.Name;

    public string Metric => $"{ReceivingTelemetry.CounterName}{{verdict=\"{Name}\"}}";

    /// <summary>What the caller saw, in words.</summary>
    internal string Answer => this switch
    {
        { Status: 499 } => "Nothing: it had hung up (499 stands in the log only).",
        { Status: < 300 } => $"{StatusLine}, without a body.",
        { RetryAfterSeconds: { } seconds } =>
            $"{StatusLine} with Retry-After: {seconds.ToString(CultureInfo.InvariantCulture)}, and a reference id.",
        _ => $"{StatusLine}, and a reference id.",
    };

    /// <summary>What is kept, in words; queues by their default names.</summary>
    internal string KeptText => Kept switch
    {
        Keeping.Received => $"The webhook, on {Queues.Received}.",
        Keeping.Quarantine => $"The exact bytes and the evidence, on {Queues.Quarantine}.",
        Keeping.QuarantineWithinBudget =>
            $"The exact bytes and the evidence, on {Queues.Quarantine}, within Receiving:Quarantine's budget for an hour.",
        _ => "Nothing.",
    };

    private string StatusLine => $"{Status.ToString(CultureInfo.InvariantCulture)} {ReasonPhrases.GetReasonPhrase(Status)}";
}
