using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>Every subnet has its rules, and no way out besides.</summary>
internal sealed class SubnetsGuarded() : InfraRule(
    "subnets-guarded", RuleSeverity.High,
    "Every subnet has its rules, which hold for private endpoints too, and no way out besides.",
    "Give each subnet networkSecurityGroup, defaultOutboundAccess false and, for endpoints, privateEndpointNetworkPolicies Enabled in "
        + "infra/modules/network.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var groups = model.OfType("Microsoft.Network/networkSecurityGroups").Select(group => group.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return model.OfType("Microsoft.Network/virtualNetworks").SelectMany(network => network.List("properties.subnets"))
            .Where(subnet => !IsGuarded(subnet, groups)).Select(subnet => $"subnet {subnet.Text("name")}");
    }

    // A subnet that is delegated to the platform holds no endpoints.
    private static bool IsGuarded(InfraResource subnet, HashSet<string> groups) =>
        subnet.Text("properties.networkSecurityGroup.id") is { } group && groups.Contains(group)
        && subnet.Flag("properties.defaultOutboundAccess") == false
        && (subnet.List("properties.delegations").Count > 0 || subnet.Text("properties.privateEndpointNetworkPolicies") == "Enabled");
}
