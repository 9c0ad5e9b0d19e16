using System.Collections.Concurrent;
using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment;

/// <summary>Drains <c>truv-received</c> until it is empty, the time budget is spent, or trouble halts it.</summary>
public sealed class EnrichmentRun(
    IReceivedQueue received, Enricher enricher, ITruvApi api, EnrichmentLimits limits, EnrichmentTelemetry telemetry,
    TimeProvider time)
{
    /// <summary>Runs once.</summary>
    /// <param name="cancellationToken">Ends the run after the messages in hand; what is unsettled comes again.</param>
    /// <returns>The number of messages for each outcome.</returns>
    public async Task<IReadOnlyDictionary<EnrichmentOutcome, int>> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var tally = new ConcurrentDictionary<EnrichmentOutcome, int>();
        var calls = 0;
        while (time.GetElapsedTime(started) < limits.TimeBudget && !tally.ContainsKey(EnrichmentOutcome.Halted))
        {
            var batch = await received.ReceiveAsync(limits.BatchSize, EnrichmentLimits.IdleWait, cancellationToken);
            if (batch.Count == 0) break;
            calls += await EnrichAsync(batch, tally, cancellationToken);
        }

        telemetry.RecordRun(tally, calls, time.GetElapsedTime(started));
        return tally;
    }

    private async Task<int> EnrichAsync(
        IReadOnlyList<QueuedWebhook> batch, ConcurrentDictionary<EnrichmentOutcome, int> tally,
        CancellationToken cancellationToken)
    {
        var fetcher = new ResourceFetcher(api, cancellationToken);
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = limits.Concurrency, CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(batch, parallel, async (message, token) =>
        {
            var outcome = await TryEnrichAsync(message, fetcher, token);
            tally.AddOrUpdate(outcome, 1, (_, count) => count + 1);
        });
        return fetcher.Calls;
    }

    private async Task<EnrichmentOutcome> TryEnrichAsync(
        QueuedWebhook message, ResourceFetcher fetcher, CancellationToken cancellationToken)
    {
        try
        {
            return await enricher.EnrichAsync(message, fetcher, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // One message must not end the run for the others; unsettled, it comes again when its lock expires.
            telemetry.LogUnsettled(e);
            return EnrichmentOutcome.Unsettled;
        }
    }
}
