using Bridge.Tests.Architecture;
using YamlDotNet.RepresentationModel;

namespace Bridge.Tests.Infra.Workflows;

/// <summary>One workflow, read as YAML.</summary>
internal sealed class WorkflowFile(string name)
{
    internal static string Folder { get; } = Path.Combine(Repository.Root, ".github", "workflows");

    internal string Text { get; } = File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");

    internal YamlMappingNode Root
    {
        get
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(Text));
            return (YamlMappingNode)yaml.Documents[0].RootNode;
        }
    }

    internal IEnumerable<(string Name, YamlMappingNode Job)> Jobs =>
        ((YamlMappingNode)Root["jobs"]).Children.Select(job => (job.Key.ToString(), (YamlMappingNode)job.Value));

    internal IEnumerable<YamlMappingNode> Steps => Jobs.SelectMany(job => StepsOf(job.Job));

    internal IEnumerable<string> Scripts => Steps.Select(step => Value(step, "run")).OfType<string>();

    /// <summary>A value as text; null when there is none.</summary>
    internal static string? Value(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value.ToString() : null;

    private static IEnumerable<YamlMappingNode> StepsOf(YamlMappingNode job) =>
        ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();
}
