using System.Text.Json.Nodes;

namespace Bridge.Core.Enrichment.Masking;

/// <summary>All fields that an operator wants kept from consumers.</summary>
/// <param name="masks">The masks, in the order in which they apply.</param>
public sealed class FieldMasks(IReadOnlyList<FieldMask> masks)
{
    /// <summary>None.</summary>
    public static readonly FieldMasks None = new([]);

    /// <summary>Masks what is selected in <c>data.resources</c>.</summary>
    /// <param name="eventType">Truv's <c>event_type</c>.</param>
    /// <param name="data">An object with <c>resources</c>; changed in place.</param>
    public void Apply(string eventType, JsonObject data)
    {
        foreach (var mask in masks)
        {
            if (mask.IsFor(eventType)) mask.Apply(data);
        }
    }
}
