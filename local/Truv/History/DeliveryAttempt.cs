using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>One row of the delivery history: one attempt, or one event that met a disabled endpoint.</summary>
/// <param name="CreatedAt">When the attempt ended.</param>
/// <param name="ConfigurationId">The row's outer <c>webhook_id</c>: the configuration's id, as in the sample.</param>
/// <param name="EventType">The event's type.</param>
/// <param name="EventCreatedAt">The event's own time.</param>
/// <param name="StatusCode">The answer; null when there was none.</param>
/// <param name="ErrorMessage">Why it failed; null for a success.</param>
/// <param name="Payload">The body that was sent.</param>
/// <param name="Url">Where it was sent.</param>
public sealed record DeliveryAttempt(
    DateTimeOffset CreatedAt, string ConfigurationId, string EventType, DateTimeOffset EventCreatedAt,
    int? StatusCode, string? ErrorMessage, ReadOnlyMemory<byte> Payload, Uri Url)
{
    /// <summary>Its place in the history, rising.</summary>
    public long Number { get; internal init; }

    /// <summary>Whether it was taken (any 2xx).</summary>
    public bool Succeeded => StatusCode is >= 200 and < 300;

    /// <summary>The row as the API shows it.</summary>
    public JsonObject ToJson() => new()
    {
        ["webhook_id"] = ConfigurationId,
        ["event_type"] = EventType,
        ["event_created_at"] = TruvTime.Micros(EventCreatedAt),
        ["status_code"] = StatusCode,
        ["error_message"] = ErrorMessage,
        ["webhook_payload"] = JsonNode.Parse(Payload.Span),
        ["webhook_url"] = Url.ToString(),
    };
}
