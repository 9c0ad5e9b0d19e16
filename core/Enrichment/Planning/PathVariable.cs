using System.Text.Json;
using Bridge.Core.Events;

namespace Bridge.Core.Enrichment.Planning;

/// <summary>A hole in a path: the places where its id may stand, best first.</summary>
internal sealed class PathVariable
{
    private readonly (string? Resource, string Member)[] _places;

    private PathVariable((string? Resource, string Member)[] places) => _places = places;

    /// <summary>Names of the resources among the places.</summary>
    internal IEnumerable<string> Resources => _places.Select(place => place.Resource).OfType<string>();

    internal static PathVariable Parse(string text) => new([.. text.Split('|').Select(Place)]);

    /// <summary>The id; null when none of the places has one that a path can carry.</summary>
    internal string? Resolve(TruvEvent truvEvent, Func<string, JsonElement?> resources) => _places
        .Select(place => place.Resource is null
            ? truvEvent.Text(place.Member)
            : Text(resources(place.Resource), place.Member))
        .FirstOrDefault(IsId);

    private static (string? Resource, string Member) Place(string text) =>
        text.Split('.') is [var resource, var member] ? (resource, member) : (null, text);

    private static string? Text(JsonElement? resource, string member) =>
        resource is { ValueKind: JsonValueKind.Object } found
        && found.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // Ids are opaque (truv.md §2); dots alone would name another folder of the path, escaped or not.
    private static bool IsId(string? text) => !string.IsNullOrEmpty(text) && text.Any(c => c != '.');
}
