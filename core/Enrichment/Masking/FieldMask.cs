using System.Text.Json.Nodes;

namespace Bridge.Core.Enrichment.Masking;

/// <summary>A field that an operator wants kept from consumers.</summary>
/// <param name="EventType">Truv's <c>event_type</c> that the mask is for; <c>*</c> for all.</param>
/// <param name="Path">Where the field is.</param>
/// <param name="Action">What is done to it.</param>
public sealed record FieldMask(string EventType, MaskPath Path, MaskAction Action)
{
    /// <summary>Applies to every type of event.</summary>
    public const string AnyType = "*";

    internal bool IsFor(string eventType) => EventType == AnyType || EventType == eventType;

    internal void Apply(JsonObject data)
    {
        foreach (var (parent, key) in Path.Select(data)) Apply(parent, key);
    }

    private void Apply(JsonNode parent, object key)
    {
        if (parent is JsonObject owner)
        {
            if (Action == MaskAction.Drop) owner.Remove((string)key);
            else owner[(string)key] = "***";
        }
        else if (parent is JsonArray items)
        {
            items[(int)key] = Action == MaskAction.Drop ? null : "***";
        }
    }
}
