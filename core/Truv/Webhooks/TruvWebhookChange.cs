using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Core.Truv.Webhooks;

/// <summary>What to change of a webhook configuration; what is null stays as it is.</summary>
/// <param name="Enabled">Whether Truv delivers.</param>
/// <param name="Events">The event types to subscribe to, all of them.</param>
public sealed record TruvWebhookChange(
    [property: JsonPropertyName("enabled")] bool? Enabled = null,
    [property: JsonPropertyName("events")] IReadOnlyList<string>? Events = null)
{
    private static readonly JsonSerializerOptions WithoutNulls = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, WithoutNulls);
}
