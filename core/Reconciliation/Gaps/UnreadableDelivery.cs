using Bridge.Core.Truv.Deliveries;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Reconciliation.Gaps;

/// <summary>A delivery that nobody accepted and that cannot be made good: its body is absent, or no event.</summary>
/// <param name="Delivery">The attempt.</param>
/// <param name="Verdict">What is wrong with its body, null when it has none.</param>
public sealed record UnreadableDelivery(TruvDelivery Delivery, Verdict? Verdict);
