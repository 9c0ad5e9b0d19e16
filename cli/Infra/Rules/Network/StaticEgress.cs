using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>The app's calls come from one static address, which Truv can be told.</summary>
internal sealed class StaticEgress() : InfraRule(
    "static-egress-address", RuleSeverity.High,
    "The app's calls come from one static address, which Truv can be told.",
    "Keep natGateway of the subnet app, and the static address, in infra/modules/network.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var subnet = model.OfType("Microsoft.Network/virtualNetworks")
            .SelectMany(network => network.List("properties.subnets")).SingleOrDefault(subnet => subnet.Text("name") == "app");
        if (subnet?.Has("properties.natGateway.id") != true) yield return "the subnet app has no NAT gateway";
        if (!model.OfType("Microsoft.Network/natGateways").Any(gateway => gateway.List("properties.publicIpAddresses").Count == 1))
            yield return "the NAT gateway has not exactly one address";
        var addresses = model.OfType("Microsoft.Network/publicIPAddresses");
        if (addresses.Count != 1 || addresses[0].Text("properties.publicIPAllocationMethod") != "Static")
            yield return "there is not exactly one static address";
    }
}
