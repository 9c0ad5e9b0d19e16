using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.General;

/// <summary>No preview of an API is used, but for diagnostic settings, which have nothing else.</summary>
internal sealed class StableApiVersions() : InfraRule(
    "stable-api-versions", RuleSeverity.Medium,
    "No preview of an API is used, but for diagnostic settings, which have nothing else.",
    "Use the newest version without preview.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        foreach (var resource in model.Resources)
        {
            if (resource.Text("apiVersion") is { } version && version.EndsWith("-preview", StringComparison.Ordinal)
                && !resource.Type.Equals("Microsoft.Insights/diagnosticSettings", StringComparison.OrdinalIgnoreCase))
                yield return $"{resource.Type} {version}";
        }
    }
}
