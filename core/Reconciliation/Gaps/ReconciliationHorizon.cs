namespace Bridge.Core.Reconciliation.Gaps;

/// <summary>
/// Up to when history and ledger may be compared. An event enters the ledger only when enriching looks at it: what still
/// waits in the queue, or is younger than Truv's own retries, is not missing.
/// </summary>
/// <param name="backlog">What waits.</param>
/// <param name="limits">How long a delivery settles.</param>
/// <param name="time">The clock.</param>
public sealed class ReconciliationHorizon(IReceivedBacklog backlog, ReconciliationLimits limits, TimeProvider time)
{
    /// <summary>The latest moment that can be judged now, UTC.</summary>
    public async Task<DateTimeOffset> AtAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var oldest = await backlog.OldestAsync(cancellationToken);
        return (oldest < now ? oldest.Value : now) - limits.Settling;
    }
}
