namespace Bridge.Core.Reconciliation;

/// <summary>What waits on <c>truv-received</c>.</summary>
/// <param name="OldestUntried">
/// When the oldest webhook was received that enriching has not looked at, and that may not be in the ledger yet, UTC; null when
/// there is none.
/// </param>
/// <param name="EventIds">
/// Events that wait there, in whatever state, or lie in its dead-letter queue; null when they are too many to be read.
/// </param>
public sealed record ReceivedBacklog(DateTimeOffset? OldestUntried, IReadOnlySet<string>? EventIds)
{
    /// <summary>Whether an event may be there: one that nobody has read of may be.</summary>
    internal bool MayHold(string eventId) => EventIds?.Contains(eventId) ?? true;
}
