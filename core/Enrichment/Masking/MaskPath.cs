using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Bridge.Core.Enrichment.Masking;

/// <summary>
/// The part of JSONPath (RFC 9535) that names fields: <c>$</c>, <c>.name</c>, <c>['name']</c>, <c>[0]</c>, <c>.*</c>, <c>[*]</c> and
/// <c>..</c> before any of them. <c>$</c> is <c>data</c>, of which only what is in <c>resources</c> can be masked; <c>$..</c> looks there.
/// </summary>
public sealed class MaskPath
{
    private readonly MaskStep[] _steps;

    private MaskPath(string text, MaskStep[] steps) => (Text, _steps) = (text, steps);

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="path">The path; null when it is none.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MaskPath? path)
    {
        path = MaskPathReader.Read(text) is { Length: > 0 } steps && IsMaskable(steps)
            ? new MaskPath(text!, steps)
            : null;
        return path is not null;
    }

    /// <summary>The places that the path selects, as parent and key; a list, since masking changes what it walks over.</summary>
    internal IReadOnlyList<(JsonNode Parent, object Key)> Select(JsonObject data)
    {
        IEnumerable<JsonNode?> parents = [_steps[0].IsDescent ? data["resources"] : data];
        foreach (var step in _steps[..^1]) parents = [.. parents.SelectMany(step.Select).Select(place => place.Value)];
        return [.. parents.SelectMany(_steps[^1].Select).Select(place => (place.Parent, place.Key))];
    }

    // The evidence has the webhook's exact bytes: to mask data.event would hide nothing, and break every consumer that compares
    // the two.
    private static bool IsMaskable(MaskStep[] steps) =>
        steps[0].IsDescent || (steps[0].Name is "resources" && steps.Length > 1);

    /// <inheritdoc />
    public override string ToString() => Text;
}
