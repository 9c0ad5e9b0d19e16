using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>In production the plan spreads over zones, with two instances at least.</summary>
internal sealed class PlanInZones() : ResourceRule(
    "production-plan-in-zones", RuleSeverity.Medium, "Microsoft.Web/serverfarms",
    "In production the plan spreads over zones, with two instances at least.",
    "Leave resilient true in production; see zoneRedundant in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        !model.IsProduction
        || (resource.Flag("properties.zoneRedundant") == true
            && (resource.Text("sku.name") == "FC1" || resource.Number("sku.capacity") >= 2));
}
