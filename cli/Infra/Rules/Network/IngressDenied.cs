using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>What no rule names is refused on its way in.</summary>
internal sealed class IngressDenied() : ResourceRule(
    "ingress-denied-by-default", RuleSeverity.High, "Microsoft.Network/networkSecurityGroups",
    "What no rule names is refused on its way in.",
    "Keep deny-all-inbound as the last rule of both groups in infra/modules/network.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        SecurityRules.EndsWithDeny(resource, "Inbound");
}
