using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.General;

/// <summary>Every resource says what it belongs to and what data it holds.</summary>
internal sealed class TaggedEverywhere() : InfraRule(
    "tagged-everywhere", RuleSeverity.Medium,
    "Every resource says what it belongs to and what data it holds.",
    "Set tags: target.tags.")
{
    private static readonly string[] Tags = ["application", "azd-env-name", "data-classification", "truv-environment"];

    private static readonly string[] Untagged =
        ["Microsoft.Authorization/", "Microsoft.Insights/diagnosticSettings", "Microsoft.Network/privateEndpoints/"];

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        foreach (var resource in model.Resources.Where(CanBeTagged))
        {
            if (Tags.Any(tag => resource.Text($"tags.{tag}") is null)) yield return $"{resource.Type} {resource.Name}";
        }
    }

    // Children carry no tags; networkLinks are the one kind of child that does.
    private static bool CanBeTagged(InfraResource resource) =>
        !Untagged.Any(prefix => resource.Type.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        && (resource.Type.Count(c => c == '/') == 1
            || resource.Type.EndsWith("/virtualNetworkLinks", StringComparison.OrdinalIgnoreCase));
}
