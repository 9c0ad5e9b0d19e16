using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Reconciliation;

/// <summary>Where webhooks from Truv's delivery history go: to <c>truv-received</c>, like those that were pushed.</summary>
public interface IPulledWebhooks
{
    /// <summary>
    /// Puts one on the queue, marked as pulled. Its duplicate-detection key is <c>&lt;event id&gt;/pulled/&lt;day&gt;</c>: the
    /// event id alone would be swallowed where a push was accepted and then lost. For one that was lost after it had been pulled
    /// or put off it is <c>&lt;event id&gt;/pulled/&lt;when it was last seen&gt;</c>, since the day's may be used up.
    /// </summary>
    /// <param name="truvEvent">The event.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="evidence">That it was pulled, and when.</param>
    /// <param name="lastSeen">When the ledger last heard of it, UTC; null when it never did.</param>
    /// <param name="cancellationToken">Ends the send.</param>
    /// <returns>What the broker did; only cancellation throws.</returns>
    Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, DateTimeOffset? lastSeen, CancellationToken cancellationToken);
}
