using System.Text.Json;
using Bridge.Core.Events;

namespace Bridge.Core.Enrichment.Planning;

/// <summary>Finds in an order what an event of one of its links is about.</summary>
internal static class OrderParts
{
    /// <summary>The part; null when the order does not hold it, or not all of it.</summary>
    internal static JsonElement? Find(OrderPart part, JsonElement order, TruvEvent truvEvent)
    {
        if (Employer(order, truvEvent.LinkId) is not { } employer || Array(employer, "employments") is not { } employments)
            return null;
        return part switch
        {
            OrderPart.Employments => WithId(employments, truvEvent.Text("object_id")) is null ? null : employments,
            OrderPart.Identity => Profile(employments, truvEvent.Text("object_id")),
            OrderPart.Statements => List(employments, "statements", truvEvent),
            _ => List(employments, "bank_accounts", truvEvent),
        };
    }

    private static JsonElement? Employer(JsonElement order, string? linkId) =>
        linkId is not null && Array(order, "employers") is { } employers
            ? First(employers, employer => Text(employer, "link_id") == linkId)
            : null;

    private static JsonElement? WithId(JsonElement objects, string? id) =>
        id is null ? null : First(objects, one => Text(one, "id") == id);

    private static JsonElement? Profile(JsonElement employments, string? id)
    {
        foreach (var employment in employments.EnumerateArray())
        {
            if (Object(employment, "profile") is { } profile && Text(profile, "id") is { } own && own == id) return profile;
        }

        return null;
    }

    // An order's template may hold fewer than there are: only as many as the event announces are the whole.
    private static JsonElement? List(JsonElement employments, string name, TruvEvent truvEvent) =>
        WithId(employments, truvEvent.Text("employment_id")) is { } employment
        && Array(employment, name) is { } list
        && truvEvent.Body.TryGetProperty("objects_count", out var count)
        && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var announced)
        && list.GetArrayLength() >= announced
            ? list
            : null;

    private static JsonElement? First(JsonElement array, Func<JsonElement, bool> condition)
    {
        foreach (var element in array.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Object && condition(element)) return element;
        }

        return null;
    }

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Object
            ? value
            : null;

    private static JsonElement? Array(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Array
            ? value
            : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
