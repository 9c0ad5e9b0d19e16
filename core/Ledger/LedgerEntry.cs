using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Ledger;

/// <summary>What is known of one event's way through the bridge. Ids and outcomes only: nothing of what the event says.</summary>
/// <param name="EventId">The event id, key of the ledger.</param>
public sealed record LedgerEntry(string EventId)
{
    /// <summary>The <see cref="LastTrouble"/> of an event that was gone from the queue, and was pulled again.</summary>
    public const string Lost = "Lost";

    /// <summary>Truv's <c>event_type</c>; empty while nobody has said it.</summary>
    public string EventType { get; init; } = "";

    /// <summary>Truv's <c>webhook_id</c> of a copy that was worked on. Every copy's is found by a search.</summary>
    public string? WebhookId { get; init; }

    /// <summary>The link that the event names.</summary>
    public string? LinkId { get; init; }

    /// <summary>The order that the event names.</summary>
    public string? OrderId { get; init; }

    /// <summary>The task that the event names.</summary>
    public string? TaskId { get; init; }

    /// <summary>The user that the event names.</summary>
    public string? UserId { get; init; }

    /// <summary>How the event came in: <c>push</c>, or <c>pulled</c> when a copy came from the delivery history.</summary>
    public string Source { get; init; } = Evidence.Push;

    /// <summary>When Truv made the event, null when it does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the bridge accepted its first copy, UTC; <c>default</c> while nobody has said it.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Times that enriching was put off.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it was put off last, null when it never was.</summary>
    public string? LastTrouble { get; init; }

    /// <summary>When it was put off last, UTC; null when it never was, or nobody has said it.</summary>
    public DateTimeOffset? LastTroubleAt { get; init; }

    /// <summary>When it was handed to the consumers' queue, UTC; null while it was not.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>One of the enrichment statuses of the consumers' contract; null while it was not published.</summary>
    public string? Enrichment { get; init; }

    /// <summary>Where the data lie that were too large for the queue, null when the message carries them.</summary>
    public Uri? DataRef { get; init; }

    /// <summary>When it was dead-lettered last, UTC; null when it was not.</summary>
    public DateTimeOffset? DeadLetteredAt { get; init; }

    /// <summary>Code of the verdict under which it was dead-lettered.</summary>
    public string? DeadLetterReason { get; init; }

    /// <summary>What an event and its evidence say, before anything became of it.</summary>
    public static LedgerEntry Of(TruvEvent truvEvent, Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(truvEvent);
        ArgumentNullException.ThrowIfNull(evidence);
        return new LedgerEntry(truvEvent.Id)
        {
            EventType = truvEvent.EventType,
            WebhookId = truvEvent.WebhookId,
            LinkId = truvEvent.LinkId,
            OrderId = truvEvent.OrderId,
            TaskId = truvEvent.TaskId,
            UserId = truvEvent.UserId,
            Source = evidence.Source,
            CreatedAt = truvEvent.CreatedAt,
            ReceivedAt = evidence.ReceivedAt,
        };
    }
}
