using System.Diagnostics;
using Bridge.Core.Ledger;
using Bridge.Core.Tracing;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Reconciliation.Gaps;

/// <summary>Hands missing events over: queue first, then the ledger, so that a crash in between repeats and never skips.</summary>
/// <param name="queue">Takes the events.</param>
/// <param name="ledger">Told of each, so that the next comparison knows it before enriching has.</param>
/// <param name="time">The clock.</param>
public sealed class GapRecovery(IPulledWebhooks queue, ILedger ledger, TimeProvider time)
{
    /// <summary>Hands one over.</summary>
    /// <returns>What the broker did.</returns>
    /// <exception cref="LedgerException">It is on the queue, and the ledger could not be told.</exception>
    public async Task<QueueOutcome> RecoverAsync(MissingEvent missing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(missing);
        using var span = BridgeTrace.Begin("recover", ActivityKind.Producer);
        var evidence = new Evidence { Source = Evidence.Pulled, ReceivedAt = time.GetUtcNow() };
        var outcome = await queue.EnqueueAsync(missing.Event, missing.Body, evidence, missing.LastSeen, cancellationToken);
        span?.SetTag("bridge.event.id", missing.Event.Id)
            .SetTag("bridge.event.type", missing.Event.EventType)
            .SetTag("bridge.outcome", outcome.ToString())
            .SetStatus(outcome == QueueOutcome.Accepted ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        if (outcome == QueueOutcome.Accepted) await ledger.RecordAsync(EntryOf(missing, evidence), cancellationToken);
        return outcome;
    }

    private static LedgerEntry EntryOf(MissingEvent missing, Evidence evidence)
    {
        var entry = LedgerEntry.Of(missing.Event, evidence);
        return missing.LastSeen is null ? entry : entry with { LastTrouble = LedgerEntry.Lost, LastTroubleAt = evidence.ReceivedAt };
    }
}
