using Bridge.Core.Claims;
using Bridge.Core.Enrichment.Fetching;
using Bridge.Core.Ledger;
using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment.Running;

/// <summary>Drains <c>truv-received</c> until it is empty, the time budget is spent, or trouble halts it.</summary>
public sealed class EnrichmentRun(
    IReceivedQueue received, ILedger ledger, Enricher enricher, ITruvApi api, EnrichmentHealth health, EnrichmentLimits limits,
    EnrichmentTelemetry telemetry, TimeProvider time)
{
    private const int PortionsInHand = 4;
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(10);

    /// <summary>Runs once.</summary>
    /// <param name="cancellationToken">Ends the run; what is in hand goes back to the queue.</param>
    /// <returns>The number of messages for each outcome.</returns>
    public async Task<IReadOnlyDictionary<EnrichmentOutcome, int>> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var room = new ByteBudget(limits.MaxBytesInHand);
        using var run = new RunUnderWay(CoalescerWithin(room), room, time, cancellationToken);
        using var over = new CancellationTokenSource();
        var hand = new MessagesInHand(received, telemetry, time);
        var locks = hand.KeepLocksAsync(over.Token);
        try
        {
            await DrainAsync(run, hand, started, cancellationToken);
        }
        finally
        {
            await FinishAsync(run, hand);
            await over.CancelAsync();
            await locks;
        }

        telemetry.RecordRun(run.Tally, run.Coalescer.Requests, run.Coalescer.Served, time.GetElapsedTime(started));
        return run.Tally;
    }

    private Func<CancellationToken, Coalescer> CoalescerWithin(ByteBudget room) => token =>
        new Coalescer(api, limits.Concurrency, limits.MaxAnswerBytes, time, token) { WhenThereIsRoom = room.WhenNotFullAsync };

    private async Task DrainAsync(RunUnderWay run, MessagesInHand hand, long started, CancellationToken cancellationToken)
    {
        while (!run.IsEnding && time.GetElapsedTime(started) < limits.TimeBudget)
        {
            var nextLeaves = hand.NextLeaves;
            var most = Room();
            var room = most - hand.Count;
            if (room < Portion(most) || hand.Bytes >= limits.MaxBytesInHand)
            {
                await WaitAsync(nextLeaves, limits.TimeBudget - time.GetElapsedTime(started), run.Token);
                continue;
            }

            var asked = time.GetTimestamp();
            var batch = await ReceiveAsync(Math.Min(room, limits.BatchSize), cancellationToken);
            if (batch.Count > 0) await TakeAsync(batch, run, hand);
            else if (hand.Count == 0) return;
            else await WaitAsync(nextLeaves, EnrichmentLimits.IdleWait - time.GetElapsedTime(asked), run.Token);
        }
    }

    // No longer than the budget: a message that never ends must not keep the run from ending.
    private async Task WaitAsync(Task task, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // The loop looks at the budget and at the run itself.
        }
    }

    // Not for every single message that leaves: each time costs a look into the ledger, which would then set the pace.
    private int Portion(int most) => Math.Clamp(most / PortionsInHand, 1, limits.BatchSize);

    private int Room() => health.Trouble == EnrichmentTrouble.None ? limits.InHand : 1;

    private async Task<IReadOnlyList<QueuedWebhook>> ReceiveAsync(int max, CancellationToken cancellationToken)
    {
        try
        {
            return await received.ReceiveAsync(max, EnrichmentLimits.IdleWait, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    // Time for those in hand to be done; what is not done then goes back, so that no lock has to run out.
    private async Task FinishAsync(RunUnderWay run, MessagesInHand hand)
    {
        run.End();
        await WaitAsync(hand.Ended, EnrichmentLimits.GraceTime, run.Token);
        await run.GiveUpAsync();
        await hand.Ended;
    }

    private async Task TakeAsync(IReadOnlyList<QueuedWebhook> batch, RunUnderWay run, MessagesInHand hand)
    {
        var read = batch.Select(message => new TakenWebhook(message)).ToList();
        foreach (var taken in read)
        {
            if (taken.Event is { } truvEvent) run.Orders.Learn(truvEvent);
        }

        var published = await PublishedAsync(read, run);
        foreach (var taken in read) hand.Take(taken.Message, _ => WorkAsync(taken, published, run));
    }

    /// <summary>Ids that the ledger has as published; null when it cannot be asked.</summary>
    private async Task<HashSet<string>?> PublishedAsync(List<TakenWebhook> batch, RunUnderWay run)
    {
        try
        {
            string[] ids = [.. batch.Select(taken => taken.Event?.Id).OfType<string>().Distinct()];
            if (ids.Length == 0) return [];
            var known = await ledger.FindAsync(ids, run.Token);
            return [.. known.Values.Where(entry => entry.PublishedAt is not null).Select(entry => entry.EventId)];
        }
        catch (Exception e) when (!run.Token.IsCancellationRequested)
        {
            telemetry.LogStorage(e, "");
            health.Report(EnrichmentTrouble.StorageDown);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task WorkAsync(TakenWebhook taken, HashSet<string>? published, RunUnderWay run)
    {
        var outcome = await EnrichmentTrace.AroundAsync(taken.Message, taken.Event, () => TryAsync(taken, published, run));
        run.Count(outcome);
        if (outcome == EnrichmentOutcome.Halted) await run.GiveUpAsync();
    }

    private async Task<EnrichmentOutcome> TryAsync(TakenWebhook taken, HashSet<string>? published, RunUnderWay run)
    {
        try
        {
            run.Token.ThrowIfCancellationRequested();
            if (published is null) return await PutBackAsync(taken.Message, EnrichmentLimits.SystemicDelay, EnrichmentOutcome.Halted);
            if (taken.Event is not { } truvEvent) return await enricher.DeadLetterAsync(taken.Message, taken.Unreadable!, run.Token);
            if (!published.Contains(truvEvent.Id)) return await enricher.EnrichAsync(taken.Message, truvEvent, run);
            await received.CompleteAsync(taken.Message, run.Token);
            return EnrichmentOutcome.Duplicate;
        }
        catch (OperationCanceledException) when (run.Token.IsCancellationRequested)
        {
            return await PutBackAsync(taken.Message, TimeSpan.Zero, EnrichmentOutcome.PutBack);
        }
        catch (Exception e) when (e is LedgerException or ClaimCheckException)
        {
            telemetry.LogStorage(e, taken.Event?.Id ?? "");
            health.Report(EnrichmentTrouble.StorageDown);
            return await PutBackAsync(taken.Message, EnrichmentLimits.SystemicDelay, EnrichmentOutcome.Halted);
        }
        catch (Exception) when (run.Token.IsCancellationRequested)
        {
            // What fails while the run gives up, fails by that.
            return await PutBackAsync(taken.Message, TimeSpan.Zero, EnrichmentOutcome.PutBack);
        }
        catch (Exception e)
        {
            // One message must not end the run for the others; unsettled, it comes again when its lock expires.
            telemetry.LogUnsettled(e);
            return EnrichmentOutcome.Unsettled;
        }
    }

    // Not by abandoning, nor by letting the lock run out: both use up the delivery count.
    private async Task<EnrichmentOutcome> PutBackAsync(QueuedWebhook message, TimeSpan delay, EnrichmentOutcome outcome)
    {
        try
        {
            using var limit = new CancellationTokenSource(SettlingTime, time);
            await received.PutBackAsync(message, delay, limit.Token);
            return outcome;
        }
        catch (Exception e)
        {
            telemetry.LogUnsettled(e);
            return EnrichmentOutcome.Unsettled;
        }
    }
}
