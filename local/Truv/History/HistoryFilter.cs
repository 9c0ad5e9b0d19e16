namespace Bridge.Local.Truv;

/// <summary>Which rows are asked for; null: all.</summary>
internal sealed record HistoryFilter(
    DateTimeOffset? From = null, DateTimeOffset? To = null, string? EventType = null, int? StatusCode = null)
{
    internal bool Matches(DeliveryAttempt row) =>
        (From is null || row.CreatedAt >= From)
        && (To is null || row.CreatedAt <= To)
        && (EventType is null || row.EventType == EventType)
        && (StatusCode is null || row.StatusCode == StatusCode);
}
