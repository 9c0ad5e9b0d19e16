namespace Bridge.Core.Reconciliation.Gaps;

/// <summary>Up to when history and ledger may be compared.</summary>
/// <param name="To">The latest moment that can be judged, UTC.</param>
/// <param name="Backlog">What waited on <c>truv-received</c> then, or later.</param>
public sealed record ComparisonHorizon(DateTimeOffset To, ReceivedBacklog Backlog);
