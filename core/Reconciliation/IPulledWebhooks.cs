using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Reconciliation;

/// <summary>Where webhooks from Truv's delivery history go: to <c>truv-received</c>, like those that were pushed.</summary>
public interface IPulledWebhooks
{
    /// <summary>
    /// Puts one on the queue, marked as pulled. Its duplicate-detection key is <c>&lt;event id&gt;/pulled/&lt;day&gt;</c>: the
    /// event id alone would be swallowed where a push was accepted and then lost.
    /// </summary>
    /// <returns>What the broker did; only cancellation throws.</returns>
    Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken);
}
