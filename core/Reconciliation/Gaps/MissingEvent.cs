using Bridge.Core.Events;
using Bridge.Core.Truv.Deliveries;

namespace Bridge.Core.Reconciliation.Gaps;

/// <summary>An event that Truv's history has and the bridge has not.</summary>
/// <param name="Event">The event.</param>
/// <param name="Body">Its bytes as the history holds them.</param>
/// <param name="Delivery">The latest attempt to deliver it.</param>
/// <param name="LastSeen">
/// When the ledger last heard of it, UTC: it was taken in, and lost before it was published. Null when the ledger never did.
/// </param>
public sealed record MissingEvent(
    TruvEvent Event, ReadOnlyMemory<byte> Body, TruvDelivery Delivery, DateTimeOffset? LastSeen = null);
