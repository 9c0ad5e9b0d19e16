using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>All that the app sends passes the network, and so its rules and its static address.</summary>
internal sealed class EgressThroughNetwork() : ResourceRule(
    "egress-through-network", RuleSeverity.Critical, "Microsoft.Web/sites",
    "All that the app sends passes the network, and so its rules and its static address.",
    "Set virtualNetworkSubnetId and outboundVnetRouting.allTraffic true in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.outboundVnetRouting.allTraffic") == true
        && resource.Has("properties.virtualNetworkSubnetId");
}
