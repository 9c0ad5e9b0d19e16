using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Vault;

/// <summary>Only named addresses and subnets reach the vault, and no other service of Azure.</summary>
internal sealed class VaultClosed() : ResourceRule(
    "vault-closed", RuleSeverity.High, "Microsoft.KeyVault/vaults",
    "Only named addresses and subnets reach the vault, and no other service of Azure.",
    "Keep networkAcls with defaultAction 'Deny' and bypass 'None' in infra/modules/vault.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.networkAcls.defaultAction") == "Deny"
        && resource.Text("properties.networkAcls.bypass") == "None"
        && resource.List("properties.networkAcls.ipRules").All(rule => !Wide.Network(rule.Text("value")));
}
