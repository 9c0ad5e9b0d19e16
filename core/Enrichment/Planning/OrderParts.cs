using System.Text.Json;
using Bridge.Core.Events;
using Bridge.Core.Truv;

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
            ? First(employers, employer => JsonFields.Text(employer, "link_id") == linkId)
            : null;

    private static JsonElement? WithId(JsonElement objects, string? id) =>
        id is null ? null : First(objects, one => JsonFields.Text(one, "id") == id);

    private static JsonElement? Profile(JsonElement employments, string? id)
    {
        foreach (var employment in employments.EnumerateArray())
        {
            if (JsonFields.Member(employment, "profile") is { } profile && id is not null && JsonFields.Text(profile, "id") == id) return profile;
        }

        return null;
    }

    // An order's template may hold fewer than there are: only as many as the event announces are the whole.
    private static JsonElement? List(JsonElement employments, string name, TruvEvent truvEvent) =>
        WithId(employments, truvEvent.Text("employment_id")) is { } employment
        && Array(employment, name) is { } list
        && JsonFields.Number(truvEvent.Body, "objects_count") is { } announced
        && list.GetArrayLength() >= announced
            ? list
            : null;

    private static JsonElement? First(JsonElement array, Func<JsonElement, bool> condition)
    {
        foreach (var element in array.EnumerateArray())
        {
            if (condition(element)) return element;
        }

        return null;
    }

    private static JsonElement? Array(JsonElement parent, string name) =>
        JsonFields.Member(parent, name) is { ValueKind: JsonValueKind.Array } array ? array : null;
}
