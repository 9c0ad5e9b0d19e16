using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>The sample answers, to be copied and filled with a borrower's own values.</summary>
internal sealed class Templates(string directory)
{
    private readonly ConcurrentDictionary<string, JsonNode> _nodes = new(StringComparer.Ordinal);

    /// <summary>A copy of <c>api.{name}.json</c> that is an object.</summary>
    internal JsonObject Object(string name) => (JsonObject)Copy(name);

    /// <summary>A copy of the first element of a sample list, paged or plain.</summary>
    internal JsonObject First(string name)
    {
        var node = Node(name);
        var list = node as JsonArray ?? node["results"]!.AsArray();
        return (JsonObject)list[0]!.DeepClone();
    }

    /// <summary>A copy of any sample.</summary>
    internal JsonNode Copy(string name) => Node(name).DeepClone();

    private JsonNode Node(string name) => _nodes.GetOrAdd(
        name, key => JsonNode.Parse(File.ReadAllText(Path.Combine(directory, $"api.{key}.json")))!);
}
