using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>The workspace has no keys.</summary>
internal sealed class NoWorkspaceKeys() : ResourceRule(
    "workspace-no-keys", RuleSeverity.High, "Microsoft.OperationalInsights/workspaces",
    "The workspace has no keys.",
    "Set features.disableLocalAuth true in infra/modules/monitoring.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.features.disableLocalAuth") == true;
}
