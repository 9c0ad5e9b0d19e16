using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Events;
using Bridge.Core.Ledger;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Enrichment.Running;

/// <summary>Writes to the ledger what becomes of an event.</summary>
internal sealed class LedgerBook(ILedger ledger, TimeProvider time)
{
    internal Task PostponedAsync(TruvEvent truvEvent, QueuedWebhook message, string trouble, CancellationToken cancellationToken) =>
        ledger.RecordAsync(
            Entry(truvEvent, message) with { Attempts = message.Attempt + 1, LastTrouble = trouble, LastTroubleAt = time.GetUtcNow() }, cancellationToken);

    internal Task PublishedAsync(TruvEvent truvEvent, QueuedWebhook message, EnrichedEvent enriched, CancellationToken cancellationToken) =>
        ledger.RecordAsync(
            Entry(truvEvent, message) with
            {
                PublishedAt = time.GetUtcNow(), Enrichment = enriched.Status, DataRef = enriched.DataRef,
            },
            cancellationToken);

    internal Task DeadLetteredAsync(TruvEvent truvEvent, QueuedWebhook message, Verdict verdict, CancellationToken cancellationToken) =>
        ledger.RecordAsync(
            Entry(truvEvent, message) with { DeadLetteredAt = time.GetUtcNow(), DeadLetterReason = verdict.Code }, cancellationToken);

    private static LedgerEntry Entry(TruvEvent truvEvent, QueuedWebhook message) =>
        LedgerEntry.Of(truvEvent, message.Evidence) with { Attempts = message.Attempt };
}
