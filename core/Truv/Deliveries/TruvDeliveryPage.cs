namespace Bridge.Core.Truv.Deliveries;

/// <summary>One page of the history, or the reason why it could not be had.</summary>
/// <param name="Outcome">
/// The named outcome; <see cref="TruvOutcome.Unavailable"/> also for an answer that is no such page.
/// </param>
/// <param name="Rows">Its rows in Truv's order, none left out; empty for any other outcome than Found.</param>
/// <param name="NextCursor">Cursor of the next page, opaque, as Truv wrote it; null after the last page.</param>
/// <param name="AskedAt">When the request was sent, UTC.</param>
public sealed record TruvDeliveryPage(
    TruvOutcome Outcome, IReadOnlyList<TruvDelivery> Rows, string? NextCursor, DateTimeOffset AskedAt);
