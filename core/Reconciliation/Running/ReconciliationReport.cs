namespace Bridge.Core.Reconciliation.Running;

/// <summary>What one run of reconciling did.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Watermark">Up to when everything is compared, UTC; null when not even the store could be asked.</param>
/// <param name="Deliveries">Attempts that were read.</param>
/// <param name="Missing">Events that the ledger did not know.</param>
/// <param name="Recovered">Those of them that are on the queue now.</param>
/// <param name="Unrecoverable">Deliveries that nobody accepted and that cannot be made good.</param>
public sealed record ReconciliationReport(
    ReconciliationOutcome Outcome, DateTimeOffset? Watermark, int Deliveries, int Missing, int Recovered, int Unrecoverable);
