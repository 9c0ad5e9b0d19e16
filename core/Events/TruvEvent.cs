using System.Text.Json;

namespace Bridge.Core.Events;

/// <summary>A webhook body that could be identified; only what routing needs is read from it.</summary>
/// <param name="Id">The event id: equal for pushes, retries, doubled configurations and history rows of one event.</param>
/// <param name="EventType">Truv's <c>event_type</c>; unknown ones are possible and pass through.</param>
/// <param name="WebhookId">Truv's id of this webhook request.</param>
/// <param name="Body">The whole body, raw values kept.</param>
public sealed record TruvEvent(string Id, string EventType, string WebhookId, JsonElement Body)
{
    /// <summary>The id under which Truv's API knows the link, null when the event has none.</summary>
    public string? LinkId => Text("link_id");

    /// <summary>The id under which Truv's API knows the order, null when the event has none.</summary>
    public string? OrderId => Text("order_id");

    /// <summary>The id under which Truv's API knows the task, null when the event has none.</summary>
    public string? TaskId => Text("task_id");

    /// <summary>The id of the user, null when the event has none.</summary>
    public string? UserId => Text("user_id");

    /// <summary>When Truv made the event, null when the body does not say or says it unreadably.</summary>
    public DateTimeOffset? CreatedAt =>
        Body.TryGetProperty("event_created_at", out var value)
        && value.ValueKind == JsonValueKind.String
        && value.TryGetDateTimeOffset(out var time) ? time : null;

    /// <summary>Reads a top-level string; null when it is absent, null or of another kind.</summary>
    public string? Text(string property) =>
        Body.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
