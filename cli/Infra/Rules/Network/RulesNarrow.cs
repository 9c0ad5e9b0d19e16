using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>What the rules of the network let pass.</summary>
internal sealed class RulesNarrow() : InfraRule(
    "network-rules-narrow", RuleSeverity.High,
    "What may pass, in or out, is TCP from the app's subnet on the ports of HTTPS and AMQP; what comes in goes to the endpoints.",
    "Keep protocol, source and ports of the rules in infra/modules/network.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        foreach (var group in model.OfType("Microsoft.Network/networkSecurityGroups"))
        {
            var inbound = SecurityRules.Allowed(group, "Inbound").ToArray();
            var wide = SecurityRules.Allowed(group, "Outbound").Concat(inbound).Where(rule => !IsNarrow(rule))
                .Concat(inbound.Where(rule => !SecurityRules.Addresses(rule).All(Wide.IsPrivate)));
            foreach (var rule in wide) yield return $"{group.Name}: {rule.Text("name")}";
        }
    }

    private static bool IsNarrow(InfraResource rule) =>
        rule.Text("properties.protocol") == "Tcp"
        && rule.Text("properties.sourceAddressPrefix") is { } source && Wide.IsPrivate(source)
        && SecurityRules.Ports(rule) is { Count: > 0 } ports && ports.All(port => port is "443" or "5671")
        && SecurityRules.Addresses(rule).Count > 0;
}
