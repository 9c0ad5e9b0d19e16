using Bridge.Core.Claims;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Enrichment.Fetching;
using Bridge.Core.Events;
using Bridge.Core.Ledger;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Enrichment.Running;

/// <summary>Takes one message from lock to settlement: publish, then record, then complete, never another order.</summary>
public sealed class Enricher(
    IReceivedQueue received, IEventPublisher publisher, ILedger ledger, IClaimChecks claims, EventData data,
    EventAssembler assembler, EnrichmentHealth health, EnrichmentTelemetry telemetry, EnrichmentLimits limits,
    ClaimCheckLimits size, TimeProvider time)
{
    // Truv's reports follow their webhooks by seconds (truv.md §3); after this age an event goes without one.
    private static readonly TimeSpan LateReports = TimeSpan.FromMinutes(2);

    private readonly LedgerBook _book = new(ledger, time);

    /// <summary>Enriches one message and settles it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="truvEvent">What it says.</param>
    /// <param name="run">The run that it belongs to.</param>
    /// <returns>What became of it; after <see cref="EnrichmentOutcome.Halted"/> the run has to end.</returns>
    public async Task<EnrichmentOutcome> EnrichAsync(QueuedWebhook message, TruvEvent truvEvent, RunUnderWay run)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(truvEvent);
        ArgumentNullException.ThrowIfNull(run);
        await AwaitBurstAsync(message, run.Token);
        var since = Earlier(message.Evidence.ReceivedAt, time.GetUtcNow());
        var resources = await run.Fetcher.FetchAsync(truvEvent, since, run.Token);
        var worst = await run.Access.WorstAsync(resources, run.Token);
        var trouble = resources.Count == 0 ? EnrichmentTrouble.None : health.Observe(worst);
        if (IsWorthWaiting(message, resources, worst))
            return await PostponeAsync(message, truvEvent, worst.ToString(), trouble, run.Token);

        using var room = await run.Room.TakeAsync(MemoryOf(message, resources), run.Token);
        var status = StatusOf(resources);
        var body = data.Write(truvEvent, message, resources, status);
        if (body.Length < size.ThresholdBytes)
            return await PublishAsync(message, truvEvent, assembler.Assemble(truvEvent, message.Evidence.ReceivedAt, body, status), run.Token);
        return await claims.StoreAsync(body, run.Token) is { } claim
            ? await PublishAsync(message, truvEvent, assembler.Assemble(truvEvent, message.Evidence.ReceivedAt, claim, status), run.Token)
            : throw new ClaimCheckException("The data are too large for the queue, and the blob store does not take them.");
    }

    /// <summary>Dead-letters what can never be processed.</summary>
    public async Task<EnrichmentOutcome> DeadLetterAsync(
        QueuedWebhook message, Verdict verdict, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        await received.DeadLetterAsync(message, verdict.Code, $"{verdict.Cause} {verdict.Remedy}", cancellationToken);
        return EnrichmentOutcome.DeadLettered;
    }

    // A burst about one borrower takes seconds: the calls of those that came first would be repeated for those that follow.
    private Task AwaitBurstAsync(QueuedWebhook message, CancellationToken cancellationToken)
    {
        var wait = limits.CoalescingWindow - AgeOf(message);
        return wait <= TimeSpan.Zero
            ? Task.CompletedTask
            : Task.Delay(wait < limits.CoalescingWindow ? wait : limits.CoalescingWindow, time, cancellationToken);
    }

    private async Task<EnrichmentOutcome> PublishAsync(
        QueuedWebhook message, TruvEvent truvEvent, EnrichedEvent enriched, CancellationToken cancellationToken)
    {
        switch (await publisher.PublishAsync(enriched, cancellationToken))
        {
            case QueueOutcome.Accepted:
                await _book.PublishedAsync(truvEvent, message, enriched, cancellationToken);
                await received.CompleteAsync(message, cancellationToken);
                health.Published();
                telemetry.Age(AgeOf(message));
                return EnrichmentOutcome.Published;
            case QueueOutcome.TooLarge:
                await _book.DeadLetteredAsync(truvEvent, message, Verdicts.QueueRefusedSize, cancellationToken);
                return await DeadLetterAsync(message, Verdicts.QueueRefusedSize, cancellationToken);
            default:
                health.Report(EnrichmentTrouble.QueueDown);
                return await HaltAsync(message, truvEvent, "QueueDown", EnrichmentTrouble.QueueDown, cancellationToken);
        }
    }

    // Only one queue may be out of order. Where even this fails, the lock runs out and the message is back.
    private async Task<EnrichmentOutcome> HaltAsync(
        QueuedWebhook message, TruvEvent truvEvent, string reason, EnrichmentTrouble trouble, CancellationToken cancellationToken)
    {
        try
        {
            return await PostponeAsync(message, truvEvent, reason, trouble, cancellationToken);
        }
        catch (Exception e) when (e is not LedgerException && !cancellationToken.IsCancellationRequested)
        {
            telemetry.LogUnsettled(e);
            return EnrichmentOutcome.Halted;
        }
    }

    private async Task<EnrichmentOutcome> PostponeAsync(
        QueuedWebhook message, TruvEvent truvEvent, string reason, EnrichmentTrouble trouble, CancellationToken cancellationToken)
    {
        await _book.PostponedAsync(truvEvent, message, reason, cancellationToken);
        var delay = trouble == EnrichmentTrouble.None
            ? EnrichmentLimits.DelayAfter(message.Attempt, truvEvent.Id)
            : EnrichmentLimits.SystemicDelay;
        await received.PostponeAsync(message, delay, cancellationToken);
        telemetry.LogPostponed(truvEvent.Id, truvEvent.EventType, message.Attempt + 1, reason);
        return trouble == EnrichmentTrouble.None ? EnrichmentOutcome.Postponed : EnrichmentOutcome.Halted;
    }

    // Refused credentials never age out: they are ours to mend, and then every event gets its data.
    private bool IsWorthWaiting(QueuedWebhook message, IReadOnlyList<FetchedResource> resources, TruvOutcome worst) =>
        worst == TruvOutcome.Unauthorized
        || (worst is TruvOutcome.Throttled or TruvOutcome.Unavailable && AgeOf(message) <= limits.MaxAge)
        || (AgeOf(message) < LateReports && resources.Any(resource => resource.IsLate));

    private TimeSpan AgeOf(QueuedWebhook message) => time.GetUtcNow() - message.Evidence.ReceivedAt;

    // The answers themselves, their nodes, the data and the event that carries them.
    private static long MemoryOf(QueuedWebhook message, IReadOnlyList<FetchedResource> resources) =>
        4 * (message.Body.Length + resources.Sum(resource => (long)resource.Answer.Bytes));

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static string StatusOf(IReadOnlyList<FetchedResource> resources)
    {
        if (resources.Count == 0) return EnrichmentStatus.None;
        if (resources.All(resource => resource.Answer.Outcome == TruvOutcome.Found)) return EnrichmentStatus.Complete;
        if (resources.All(resource => resource.Answer.Outcome == TruvOutcome.NotFound)) return EnrichmentStatus.NotFound;
        return resources.Any(resource => resource.Answer.Outcome == TruvOutcome.Found)
            ? EnrichmentStatus.Partial
            : EnrichmentStatus.Unavailable;
    }
}
