using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>In production the namespace has capacity of its own, in several zones.</summary>
internal sealed class ServiceBusInZones() : ResourceRule(
    "production-service-bus-in-zones", RuleSeverity.Medium, "Microsoft.ServiceBus/namespaces",
    "In production the namespace has capacity of its own, in several zones.",
    "Leave resilient true and serviceBusSku Premium in production; see infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        !model.IsProduction
        || (resource.Flag("properties.zoneRedundant") == true && resource.Text("sku.name") == "Premium");
}
