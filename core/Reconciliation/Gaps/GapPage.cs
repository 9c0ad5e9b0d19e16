using Bridge.Core.Truv;

namespace Bridge.Core.Reconciliation.Gaps;

/// <summary>One page of the history, compared with the ledger.</summary>
/// <param name="Outcome">What Truv's API said; the rest is empty unless it is <see cref="TruvOutcome.Found"/>.</param>
/// <param name="Deliveries">Attempts on the page that were ours.</param>
/// <param name="Missing">Events that the ledger does not know, each once, latest attempt first.</param>
/// <param name="Unreadable">Refused attempts whose body is no event.</param>
/// <param name="NextCursor">The page to go on with; null after the last.</param>
public sealed record GapPage(
    TruvOutcome Outcome, int Deliveries, IReadOnlyList<MissingEvent> Missing,
    IReadOnlyList<UnreadableDelivery> Unreadable, string? NextCursor);
