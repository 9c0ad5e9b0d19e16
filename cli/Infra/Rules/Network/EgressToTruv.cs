using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>The only addresses outside Azure are those of Truv's API in the one environment, and what extraEgress names.</summary>
internal sealed class EgressToTruv() : InfraRule(
    "egress-to-truv", RuleSeverity.Critical,
    "The only addresses outside Azure are those of Truv's API in the one environment, and what "
        + "extraEgress names.",
    "Keep apiAddresses in infra/modules/truv.bicep as Truv publishes them, and allow-truv-api in "
        + "infra/modules/network.bicep made from it.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var allowed = model.OfType("Microsoft.Network/networkSecurityGroups")
            .SelectMany(group => SecurityRules.Allowed(group, "Outbound"))
            .SelectMany(SecurityRules.Addresses)
            .Where(address => char.IsAsciiDigit(address[0]) && !Wide.IsPrivate(address))
            .ToHashSet();
        var documented = DocumentedAddresses.Api[model.TruvEnvironment];
        foreach (var extra in allowed.Except(documented)) yield return $"{extra} can be reached";
        foreach (var missing in documented.Except(allowed)) yield return $"{missing} cannot be reached";
    }
}
