using System.Runtime.InteropServices;
using System.Text.Json;

namespace Bridge.Core.Truv.Deliveries;

/// <summary>
/// One attempt of Truv to deliver a webhook, as far as the bridge needs it (truv.md §4). What Truv leaves out is null.
/// </summary>
public sealed record TruvDelivery
{
    /// <summary>The row's own <c>webhook_id</c>, which in samples differs from the payload's.</summary>
    public string? WebhookId { get; init; }

    /// <summary>The event type.</summary>
    public string? EventType { get; init; }

    /// <summary>When Truv made the event.</summary>
    public DateTimeOffset? EventCreatedAt { get; init; }

    /// <summary>Status that the receiver answered, null where there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Where Truv delivered.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>The webhook's body, null where the row has none: then the event cannot be recovered from it.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>Whether the receiver took it (any 2xx).</summary>
    public bool WasAccepted => StatusCode is >= 200 and < 300;

    /// <summary>The body's bytes as the history holds them, unchanged; empty where it has none.</summary>
    public ReadOnlyMemory<byte> PayloadBytes() => Payload is { } payload
        ? JsonMarshal.GetRawUtf8Value(payload).ToArray()
        : ReadOnlyMemory<byte>.Empty;

    internal static TruvDelivery Read(JsonElement row) => new()
    {
        WebhookId = JsonFields.Text(row, "webhook_id"),
        EventType = JsonFields.Text(row, "event_type"),
        EventCreatedAt = JsonFields.Moment(row, "event_created_at"),
        StatusCode = JsonFields.Number(row, "status_code"),
        WebhookUrl = JsonFields.Text(row, "webhook_url"),
        Payload = JsonFields.Member(row, "webhook_payload") is { ValueKind: JsonValueKind.Object } payload
            ? payload
            : null,
    };
}
