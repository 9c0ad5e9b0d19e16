namespace Bridge.Core.Reconciliation;

/// <summary>A part of Truv's delivery history that is being read.</summary>
/// <param name="From">Where it begins, UTC.</param>
/// <param name="To">Where it ends, UTC.</param>
/// <param name="Cursor">The page to go on with, as Truv wrote it; null for the first.</param>
public sealed record DeliveryWindow(DateTimeOffset From, DateTimeOffset To, string? Cursor = null);
