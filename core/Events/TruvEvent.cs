using System.Text.Json;

namespace Bridge.Core.Events;

/// <summary>A webhook body that could be identified; only what routing needs is read from it at once.</summary>
/// <param name="id">See <see cref="Id"/>.</param>
/// <param name="eventType">See <see cref="EventType"/>.</param>
/// <param name="webhookId">See <see cref="WebhookId"/>.</param>
/// <param name="body">The bytes that the reader has accepted; whoever owns them leaves them unchanged.</param>
public sealed class TruvEvent(string id, string eventType, string webhookId, ReadOnlyMemory<byte> body)
{
    // Boxed, so that two threads that come at once can at worst parse twice.
    private object? _body;

    /// <summary>The event id: equal for pushes, retries, doubled configurations and history rows of one event.</summary>
    public string Id { get; } = id;

    /// <summary>Truv's <c>event_type</c>; unknown ones are possible and pass through.</summary>
    public string EventType { get; } = eventType;

    /// <summary>Truv's id of this webhook request.</summary>
    public string WebhookId { get; } = webhookId;

    /// <summary>The whole body, raw values kept; parsed when it is first asked for, since receiving never asks.</summary>
    public JsonElement Body => (JsonElement)(_body ??= JsonElement.Parse(body.Span));

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
