using Bridge.Cli.Parked;
using Bridge.Core.Ledger;

namespace Bridge.Cli.Trace;

/// <summary>One event's way for a machine.</summary>
internal static class TraceJson
{
    internal static string Of(LedgerEntry entry) => ParkedJson.Of(new
    {
        entry.EventId,
        entry.EventType,
        State = entry.StateOf() switch
        {
            TraceState.Waiting => "waiting",
            TraceState.PutOff => "putOff",
            TraceState.Published => "published",
            _ => "deadLettered",
        },
        entry.WebhookId,
        entry.OrderId,
        entry.LinkId,
        entry.TaskId,
        entry.UserId,
        entry.Source,
        entry.CreatedAt,
        ReceivedAt = entry.ReceivedAt == default ? null : (DateTimeOffset?)entry.ReceivedAt,
        entry.Attempts,
        entry.LastTrouble,
        entry.LastTroubleAt,
        entry.PublishedAt,
        entry.Enrichment,
        entry.DataRef,
        entry.DeadLetteredAt,
        entry.DeadLetterReason,
        Steps = TraceStep.Of(entry).Select(step => new
        {
            step.Name, step.At, ElapsedSeconds = step.Elapsed?.TotalSeconds, step.Detail,
        }),
    });
}
