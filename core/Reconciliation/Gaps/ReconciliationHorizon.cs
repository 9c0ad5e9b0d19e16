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
    /// <summary>Finds the latest moment that can be judged now.</summary>
    /// <exception cref="IOException">The queue cannot be looked into.</exception>
    public async Task<ComparisonHorizon> LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await backlog.LookAsync(cancellationToken);
        return new ComparisonHorizon((waiting.OldestUntried < now ? waiting.OldestUntried.Value : now) - limits.Settling, waiting);
    }
}
