using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>Only named addresses and subnets reach the namespace.</summary>
internal sealed class ServiceBusClosed() : ResourceRule(
    "service-bus-closed", RuleSeverity.High, "Microsoft.ServiceBus/namespaces/networkRuleSets",
    "Only named addresses and subnets reach the namespace.",
    "Keep the rule set's defaultAction 'Deny' and trustedServiceAccessEnabled false in "
        + "infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.defaultAction") == "Deny"
        && resource.Flag("properties.trustedServiceAccessEnabled") == false
        && resource.List("properties.ipRules").All(rule => !Wide.Network(rule.Text("ipMask")));
}
