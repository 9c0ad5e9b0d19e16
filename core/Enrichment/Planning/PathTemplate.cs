using System.Text;
using System.Text.Json;
using Bridge.Core.Events;

namespace Bridge.Core.Enrichment.Planning;

/// <summary>A path with holes for ids, read once.</summary>
internal sealed class PathTemplate
{
    private readonly string[] _texts;
    private readonly PathVariable[] _variables;

    private PathTemplate(string[] texts, PathVariable[] variables) => (_texts, _variables) = (texts, variables);

    /// <summary>Names of the resources that have to be there before the path is known.</summary>
    internal IEnumerable<string> Needs => _variables.SelectMany(variable => variable.Resources).Distinct();

    internal static PathTemplate Parse(string path)
    {
        var parts = path.Split('{', '}');
        return new PathTemplate(
            [.. parts.Where((_, index) => index % 2 == 0)],
            [.. parts.Where((_, index) => index % 2 == 1).Select(PathVariable.Parse)]);
    }

    /// <summary>The path for one event; null when an id is not there.</summary>
    /// <param name="truvEvent">The event.</param>
    /// <param name="resources">The resource of that name as far as it was found.</param>
    internal string? Resolve(TruvEvent truvEvent, Func<string, JsonElement?> resources)
    {
        var path = new StringBuilder(_texts[0]);
        for (var i = 0; i < _variables.Length; i++)
        {
            if (_variables[i].Resolve(truvEvent, resources) is not { } id) return null;
            path.Append(Uri.EscapeDataString(id)).Append(_texts[i + 1]);
        }

        return path.ToString();
    }
}
