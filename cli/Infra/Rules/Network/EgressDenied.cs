using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>What no rule names is refused on its way out.</summary>
internal sealed class EgressDenied() : ResourceRule(
    "egress-denied-by-default", RuleSeverity.Critical, "Microsoft.Network/networkSecurityGroups",
    "What no rule names is refused on its way out.",
    "Keep deny-all-outbound as the last rule of both groups in infra/modules/network.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        SecurityRules.EndsWithDeny(resource, "Outbound");
}
