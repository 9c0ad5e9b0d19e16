using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>Outside Truv only the five services of Azure that the app needs can be reached, on their ports.</summary>
internal sealed class EgressNarrow() : InfraRule(
    "egress-narrow", RuleSeverity.Critical,
    "Outside Truv only the five services of Azure that the app needs can be reached, on their ports.",
    "Keep services in infra/modules/network.bicep; AzureCloud is for a Standard namespace, on the AMQP "
        + "port alone.")
{
    private static readonly string[] Services =
        ["AzureActiveDirectory", "AzureKeyVault", "AzureMonitor", "ServiceBus", "Storage"];

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var rules = model.OfType("Microsoft.Network/networkSecurityGroups").SelectMany(group => SecurityRules.Allowed(group, "Outbound"));
        foreach (var rule in rules)
        {
            foreach (var target in SecurityRules.Addresses(rule).Where(target => !char.IsAsciiDigit(target[0])))
            {
                var tag = target.Split('.')[0];
                if (!Services.Contains(tag) && !(tag == "AzureCloud" && SecurityRules.Ports(rule) is ["5671"]))
                    yield return $"{rule.Text("name")} leads to {target}";
            }

            if (SecurityRules.Addresses(rule).Any(Wide.Network) || SecurityRules.Ports(rule).Any(port => port is not ("443" or "5671")))
                yield return $"{rule.Text("name")} is too wide";
        }
    }
}
