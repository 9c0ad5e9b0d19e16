using Bridge.Core.Ledger;
using Spectre.Console;

namespace Bridge.Cli.Trace;

/// <summary>Where an event has got to.</summary>
internal enum TraceState
{
    /// <summary>It waits to be enriched.</summary>
    Waiting,

    /// <summary>Enriching was put off; it comes again.</summary>
    PutOff,

    /// <summary>It is on the consumers' queue, or was.</summary>
    Published,

    /// <summary>A queue gave up on it.</summary>
    DeadLettered,
}

/// <summary>States and what they look like.</summary>
internal static class TraceStates
{
    internal static TraceState StateOf(this LedgerEntry entry) => entry switch
    {
        // Replayed and published afterwards, it is published.
        { DeadLetteredAt: { } dead } when entry.PublishedAt is null || entry.PublishedAt < dead => TraceState.DeadLettered,
        { PublishedAt: not null } => TraceState.Published,
        { Attempts: > 0 } => TraceState.PutOff,
        _ => TraceState.Waiting,
    };

    internal static string TextOf(this TraceState state) => state switch
    {
        TraceState.Waiting => "waiting",
        TraceState.PutOff => "put off",
        TraceState.Published => "published",
        _ => "dead letter",
    };

    internal static Color ColourOf(this LedgerEntry entry) => (entry.StateOf(), entry.Enrichment) switch
    {
        (TraceState.Published, "complete" or "none") => Color.Green,
        (TraceState.DeadLettered, _) => Color.Red,
        (TraceState.Waiting, _) => Color.Grey,
        _ => Color.Yellow,
    };
}
