namespace Bridge.Core.Reconciliation;

/// <summary>What waits on <c>truv-received</c> and is not in the ledger yet.</summary>
public interface IReceivedBacklog
{
    /// <summary>When the oldest webhook was received that enriching has not looked at, UTC; null when there is none.</summary>
    /// <exception cref="IOException">The queue cannot be looked into.</exception>
    Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken);
}
