using System.Globalization;
using Bridge.Cli.Parked;
using Bridge.Core.Ledger;

namespace Bridge.Cli.Trace;

/// <summary>One step of an event's way.</summary>
/// <param name="Name">What happened.</param>
/// <param name="At">When, UTC; null when nobody has recorded it.</param>
/// <param name="Elapsed">Time since the step before; null where one of the two times is unknown.</param>
/// <param name="Detail">What else is known of it.</param>
internal sealed record TraceStep(string Name, DateTimeOffset? At, TimeSpan? Elapsed, string Detail)
{
    /// <summary>The steps of an event, in the order in which they happened.</summary>
    internal static IReadOnlyList<TraceStep> Of(LedgerEntry entry)
    {
        var steps = new List<TraceStep>();
        DateTimeOffset? previous = null;
        foreach (var step in Known(entry).OrderBy(step => step.At ?? entry.ReceivedAt))
        {
            steps.Add(step with { Elapsed = step.At - previous });
            previous = step.At ?? previous;
        }

        return steps;
    }

    internal static string Duration(TimeSpan duration) => duration switch
    {
        { Ticks: < 0 } => $"-{Duration(-duration)}",
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:F0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F1} s"),
        _ => DurationText.Of(duration),
    };

    private static IEnumerable<TraceStep> Known(LedgerEntry entry)
    {
        if (entry.CreatedAt is { } created) yield return new("created", created, null, "by Truv");
        if (entry.ReceivedAt != default) yield return new("received", entry.ReceivedAt, null, Origin(entry));
        var isLost = entry.LastTrouble == LedgerEntry.Lost;
        if (entry.Attempts > 0) yield return new("put off", isLost ? null : entry.LastTroubleAt, null, PutOff(entry, isLost));
        if (isLost) yield return new("lost", entry.LastTroubleAt, null, "gone from the queue before it was published; pulled again");
        if (entry.PublishedAt is { } published) yield return new("published", published, null, Published(entry));
        if (entry.DeadLetteredAt is { } dead) yield return new("dead letter", dead, null, entry.DeadLetterReason ?? "no reason");
    }

    private static string Origin(LedgerEntry entry) => entry.Source == "push"
        ? "pushed by Truv"
        : $"{entry.Source} from Truv's delivery history";

    private static string PutOff(LedgerEntry entry, bool isLost)
    {
        var times = string.Create(CultureInfo.InvariantCulture, $"{entry.Attempts} {(entry.Attempts == 1 ? "time" : "times")}");
        return isLost ? times : $"{times}, last for {entry.LastTrouble ?? "no stated reason"}";
    }

    private static string Published(LedgerEntry entry) => entry.DataRef is { } data
        ? $"enrichment {entry.Enrichment}, data in {data}"
        : $"enrichment {entry.Enrichment}";
}
