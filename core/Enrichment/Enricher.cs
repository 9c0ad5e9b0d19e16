using Bridge.Core.Events;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Enrichment;

/// <summary>Takes one message from lock to settlement: publish first, complete afterwards, never the other order.</summary>
public sealed class Enricher(
    IReceivedQueue received, IEventPublisher publisher, EventAssembler assembler, EnrichmentLimits limits, TimeProvider time)
{
    /// <summary>Enriches one message and settles it.</summary>
    /// <returns>What became of it; after <see cref="EnrichmentOutcome.Halted"/> the run should end.</returns>
    public async Task<EnrichmentOutcome> EnrichAsync(
        QueuedWebhook message, ResourceFetcher fetcher, CancellationToken cancellationToken)
    {
        if (TruvEventReader.Read(message.Body, out var truvEvent) is { } unreadable)
            return await DeadLetterAsync(message, unreadable, cancellationToken);

        var resources = await fetcher.FetchAsync(EnrichmentPlan.For(truvEvent!));
        var trouble = resources.Select(resource => resource.Answer.Outcome).Aggregate(TruvOutcome.Found, Worse);
        if (trouble == TruvOutcome.Unauthorized || (trouble is TruvOutcome.Throttled or TruvOutcome.Unavailable && !IsTooOld(message)))
            return await PostponeAsync(message, trouble, cancellationToken);

        var enriched = assembler.Assemble(truvEvent!, message, resources, StatusOf(resources));
        return await PublishAsync(message, enriched, cancellationToken);
    }

    private async Task<EnrichmentOutcome> PublishAsync(
        QueuedWebhook message, EnrichedEvent enriched, CancellationToken cancellationToken)
    {
        switch (await publisher.PublishAsync(enriched, cancellationToken))
        {
            case QueueOutcome.Accepted:
                await received.CompleteAsync(message, cancellationToken);
                return EnrichmentOutcome.Published;
            case QueueOutcome.TooLarge:
                return await DeadLetterAsync(message, Verdicts.QueueRefusedSize, cancellationToken);
            default:
                // Nothing can be sent, so nothing can be rescheduled either: the lock expires and the message is back.
                return EnrichmentOutcome.Halted;
        }
    }

    private async Task<EnrichmentOutcome> PostponeAsync(
        QueuedWebhook message, TruvOutcome trouble, CancellationToken cancellationToken)
    {
        await received.PostponeAsync(message, EnrichmentLimits.DelayAfter(message.Attempt), cancellationToken);
        return trouble == TruvOutcome.Unauthorized ? EnrichmentOutcome.Halted : EnrichmentOutcome.Postponed;
    }

    private async Task<EnrichmentOutcome> DeadLetterAsync(
        QueuedWebhook message, Verdict verdict, CancellationToken cancellationToken)
    {
        await received.DeadLetterAsync(message, verdict.Code, $"{verdict.Cause} {verdict.Remedy}", cancellationToken);
        return EnrichmentOutcome.DeadLettered;
    }

    private bool IsTooOld(QueuedWebhook message) => time.GetUtcNow() - message.Evidence.ReceivedAt > limits.MaxAge;

    private static TruvOutcome Worse(TruvOutcome a, TruvOutcome b) => a > b ? a : b;

    private static string StatusOf(FetchedResource[] resources)
    {
        if (resources.Length == 0) return EnrichmentStatus.None;
        if (resources.All(resource => resource.Answer.Outcome == TruvOutcome.Found)) return EnrichmentStatus.Complete;
        if (resources.All(resource => resource.Answer.Outcome == TruvOutcome.NotFound)) return EnrichmentStatus.NotFound;
        return resources.Any(resource => resource.Answer.Outcome == TruvOutcome.Found)
            ? EnrichmentStatus.Partial
            : EnrichmentStatus.Unavailable;
    }
}
