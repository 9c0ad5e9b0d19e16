using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>Every subnet has its rules, and no way out besides.</summary>
internal sealed class SubnetsGuarded() : InfraRule(
    "subnets-guarded", RuleSeverity.High,
    "Every subnet has its rules, and no way out besides.",
    "Give each subnet networkSecurityGroup and defaultOutboundAccess false in "
        + "infra/modules/network.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var subnets = model.OfType("Microsoft.Network/virtualNetworks").SelectMany(network => network.List("properties.subnets"));
        foreach (var subnet in subnets)
        {
            if (!subnet.Has("properties.networkSecurityGroup.id") || subnet.Flag("properties.defaultOutboundAccess") != false)
                yield return $"subnet {subnet.Text("name")}";
        }
    }
}
