using Bridge.Core.Webhooks;

namespace Bridge.Core.Enrichment;

/// <summary>A message in hand from <c>truv-received</c>, locked for this process.</summary>
/// <param name="Body">The exact bytes that Truv sent.</param>
/// <param name="Evidence">What receiving found.</param>
/// <param name="Attempt">How often enriching was postponed already.</param>
/// <param name="Receipt">What the queue needs to settle the message; opaque here.</param>
public sealed record QueuedWebhook(ReadOnlyMemory<byte> Body, Evidence Evidence, int Attempt, object Receipt)
{
    /// <summary>The W3C <c>traceparent</c> of the span that queued it; null when there was none.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When the lock ends, UTC, unless it is renewed.</summary>
    public DateTimeOffset LockedUntil { get; init; } = DateTimeOffset.MaxValue;
}
