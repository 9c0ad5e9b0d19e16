using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>Telemetry is written by identity.</summary>
internal sealed class NoTelemetryKeys() : ResourceRule(
    "telemetry-no-keys", RuleSeverity.High, "Microsoft.Insights/components",
    "Telemetry is written by identity.",
    "Set DisableLocalAuth true in infra/modules/monitoring.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.DisableLocalAuth") == true;
}
