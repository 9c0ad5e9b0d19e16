using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Quarantine;

/// <summary>Removes webhooks for good, for a stated reason.</summary>
public sealed partial class QuarantineDrop(IQuarantineQueue queue, ILogger<QuarantineDrop> logger)
{
    private int _dropped;

    /// <summary>Drops, or says what would be dropped.</summary>
    /// <param name="selection">Which webhooks.</param>
    /// <param name="reason">Why; it is logged.</param>
    /// <param name="mode">Whether to act.</param>
    /// <param name="cancellationToken">Ends the work between two webhooks.</param>
    public async IAsyncEnumerable<OperatorResult> RunAsync(
        QuarantineSelection selection, string reason, OperatorMode mode,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = _dropped;
        try
        {
            await foreach (var page in new QuarantineReader(queue).PagesAsync(selection, cancellationToken))
            {
                if (mode == OperatorMode.Act) await queue.SetAsideAsync(page, cancellationToken);
                foreach (var result in await Task.WhenAll(page.Select(one => OneAsync(one, mode, cancellationToken))))
                    yield return result;
            }
        }
        finally
        {
            // Also when the run was cut short: what is gone has to be accounted for.
            if (mode == OperatorMode.Act) LogDropped(_dropped - before, reason);
        }
    }

    private async Task<OperatorResult> OneAsync(
        QuarantinedWebhook webhook, OperatorMode mode, CancellationToken cancellationToken)
    {
        if (mode == OperatorMode.DryRun) return new(webhook, OperatorOutcome.WouldGo, "");

        if (await queue.TakeAsync(webhook.SequenceNumber, cancellationToken) is not { } taken)
            return new(webhook, OperatorOutcome.NotTaken, Explanations.NotTaken);

        if (await queue.CompleteAsync(taken, CancellationToken.None) == SettleOutcome.LockLost)
            return new(webhook, OperatorOutcome.LockLost, Explanations.LockLost);

        Interlocked.Increment(ref _dropped);
        return new(webhook, OperatorOutcome.Gone, "");
    }

    [LoggerMessage(501, LogLevel.Warning, "Dropped {Count} quarantined webhooks for good: {Reason}")]
    private partial void LogDropped(int count, string reason);
}
