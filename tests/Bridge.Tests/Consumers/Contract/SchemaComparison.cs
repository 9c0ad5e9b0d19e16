using System.Text.Json.Nodes;

namespace Bridge.Tests.Consumers.Contract;

/// <summary>
/// Finds what breaks consumers, or messages that are still in a queue, between two versions of a schema. New optional members
/// and new definitions are additions, words are free; everything else that differs is breaking, whichever keyword it is in.
/// </summary>
internal static class SchemaComparison
{
    private static readonly string[] Words = ["title", "description", "$comment", "examples", "x-version"];
    private static readonly string[] Growing = ["properties", "$defs"];

    /// <returns>One line for each breaking change: where, and what.</returns>
    public static IEnumerable<string> BreakingChanges(JsonNode? released, JsonNode? current, string place = "") =>
        (released, current) switch
        {
            (JsonObject before, JsonObject after) => Keywords(before, after, place),
            _ when JsonNode.DeepEquals(released, current) => [],
            _ => [$"{place}: {Text(released)} became {Text(current)}"],
        };

    private static IEnumerable<string> Keywords(JsonObject before, JsonObject after, string place) => before
        .Concat(after.Where(keyword => !before.ContainsKey(keyword.Key)))
        .Where(keyword => !Words.Contains(keyword.Key))
        .SelectMany(keyword => Keyword(keyword.Key, before, after, $"{place}/{keyword.Key}"));

    private static IEnumerable<string> Keyword(string keyword, JsonObject before, JsonObject after, string place)
    {
        if (!after.ContainsKey(keyword)) return [$"{place}: removed"];
        if (Growing.Contains(keyword)) return Members(before[keyword] as JsonObject ?? [], after[keyword]!.AsObject(), place);
        if (!before.ContainsKey(keyword)) return [$"{place}: added"];
        return keyword is "required" or "enum" or "type"
            ? Set(before[keyword]!, after[keyword]!, place)
            : BreakingChanges(before[keyword], after[keyword], place);
    }

    private static IEnumerable<string> Members(JsonObject before, JsonObject after, string place) => before.SelectMany(member =>
        after.TryGetPropertyValue(member.Key, out var now)
            ? BreakingChanges(member.Value, now, $"{place}/{member.Key}")
            : [$"{place}/{member.Key}: removed"]);

    private static IEnumerable<string> Set(JsonNode before, JsonNode after, string place) =>
        Values(before).SetEquals(Values(after)) ? [] : [$"{place}: {Text(before)} became {Text(after)}"];

    private static HashSet<string> Values(JsonNode node) => node is JsonArray array ? [.. array.Select(Text)] : [Text(node)];

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
