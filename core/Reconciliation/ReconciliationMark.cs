namespace Bridge.Core.Reconciliation;

/// <summary>How far reconciling has come; durable, so that the next run goes on wherever it runs.</summary>
/// <param name="Watermark">All deliveries up to this moment are compared, and what was missing is handed over, UTC.</param>
/// <param name="Unfinished">The window that a run did not bring to its end, null when there is none.</param>
public sealed record ReconciliationMark(DateTimeOffset Watermark, DeliveryWindow? Unfinished = null);
