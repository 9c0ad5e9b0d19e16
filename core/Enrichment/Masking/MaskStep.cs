using System.Text.Json.Nodes;

namespace Bridge.Core.Enrichment.Masking;

/// <summary>One step of a path.</summary>
/// <param name="Name">The member; null for an item or for all.</param>
/// <param name="Index">The item; null for a member or for all.</param>
/// <param name="IsDescent">Whether the step looks at every depth.</param>
internal sealed record MaskStep(string? Name, int? Index, bool IsDescent)
{
    internal IEnumerable<(JsonNode Parent, object Key, JsonNode? Value)> Select(JsonNode? node) =>
        IsDescent ? Within(node).SelectMany(Children) : Children(node);

    private IEnumerable<(JsonNode Parent, object Key, JsonNode? Value)> Children(JsonNode? node) => node switch
    {
        JsonObject owner when Index is null => owner
            .Where(member => Name is null || member.Key == Name)
            .Select(member => ((JsonNode)owner, (object)member.Key, member.Value)),
        JsonArray items when Name is null => items
            .Select((item, index) => ((JsonNode)items, (object)index, item))
            .Where(place => Index is null || (int)place.Item2 == Index),
        _ => [],
    };

    private static IEnumerable<JsonNode> Within(JsonNode? node)
    {
        if (node is null) yield break;
        yield return node;
        var children = node switch
        {
            JsonObject owner => owner.Select(member => member.Value),
            JsonArray items => items,
            _ => Enumerable.Empty<JsonNode?>(),
        };
        foreach (var inner in children.SelectMany(Within)) yield return inner;
    }
}
