using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>Telemetry masks the addresses of callers.</summary>
internal sealed class CallersMasked() : ResourceRule(
    "caller-addresses-masked", RuleSeverity.Medium, "Microsoft.Insights/components",
    "Telemetry masks the addresses of callers.",
    "Set DisableIpMasking false in infra/modules/monitoring.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.DisableIpMasking") == false;
}
