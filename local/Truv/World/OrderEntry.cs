namespace Bridge.Local.Truv;

/// <summary>One line of <c>/v1/orders/{id}/events/</c>.</summary>
internal sealed record OrderEntry(
    string Subject, string Type, bool IsRefresh, string? SuborderId, string? TaskId, string? LinkId, DateTimeOffset At);
