using System.Text.RegularExpressions;
using Bridge.Tests.Architecture;
using YamlDotNet.RepresentationModel;

namespace Bridge.Tests.Core.Truv.OpenApi;

/// <summary>Which operations Truv's own OpenAPI has, and which query names each takes.</summary>
internal sealed partial class TruvOpenApi
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private readonly YamlMappingNode _root;
    private readonly Dictionary<string, HashSet<string>> _queries = [];

    private TruvOpenApi(YamlMappingNode root)
    {
        _root = root;
        foreach (var (path, item) in Map(root, "paths")!)
        {
            foreach (var method in Methods)
            {
                if (Map((YamlMappingNode)item, method) is { } operation)
                    _queries[Key(method, path.ToString())] = [.. Queries((YamlMappingNode)item), .. Queries(operation)];
            }
        }
    }

    public int Count => _queries.Count;

    public static TruvOpenApi Read()
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, "tests", "data", "truv", "openapi", "truv-openapi.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return new TruvOpenApi((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    /// <summary>The query names of an operation; null where there is no such operation.</summary>
    public IReadOnlySet<string>? QueriesOf(HttpMethod method, string template) =>
        _queries.GetValueOrDefault(Key(method.Method, template));

    private IEnumerable<string> Queries(YamlMappingNode owner) =>
        owner.Children.TryGetValue("parameters", out var list)
            ? ((YamlSequenceNode)list).Select(node => Resolve((YamlMappingNode)node))
                .Where(parameter => Text(parameter, "in") == "query").Select(parameter => Text(parameter, "name"))
            : [];

    private YamlMappingNode Resolve(YamlMappingNode node) => node.Children.TryGetValue("$ref", out var reference)
        ? reference.ToString().TrimStart('#', '/').Split('/').Aggregate(_root, (at, name) => Map(at, name)!)
        : node;

    // Names of places differ between documents; only where they stand matters.
    private static string Key(string method, string template) =>
        $"{method.ToUpperInvariant()} {Place().Replace(template, "{}")}";

    private static YamlMappingNode? Map(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) ? child as YamlMappingNode : null;

    private static string Text(YamlMappingNode node, string name) => node.Children[name].ToString();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();
}
