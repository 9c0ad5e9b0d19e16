using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>In production the address lives in all zones.</summary>
internal sealed class AddressInZones() : ResourceRule(
    "production-address-in-zones", RuleSeverity.Medium, "Microsoft.Network/publicIPAddresses",
    "In production the address lives in all zones.",
    "Leave resilient true in production.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        !model.IsProduction
        || resource.Texts("zones").Count == 3;
}
