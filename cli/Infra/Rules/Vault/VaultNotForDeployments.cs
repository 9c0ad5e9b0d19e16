using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Vault;

/// <summary>Deployments, virtual machines and disks get nothing out of the vault.</summary>
internal sealed class VaultNotForDeployments() : ResourceRule(
    "vault-not-for-deployments", RuleSeverity.High, "Microsoft.KeyVault/vaults",
    "Deployments, virtual machines and disks get nothing out of the vault.",
    "Keep the three enabledFor properties false in infra/modules/vault.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.enabledForDeployment") == false
        && resource.Flag("properties.enabledForDiskEncryption") == false
        && resource.Flag("properties.enabledForTemplateDeployment") == false;
}
