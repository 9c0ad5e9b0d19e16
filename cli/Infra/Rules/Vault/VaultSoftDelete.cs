using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Vault;

/// <summary>What is deleted from the vault can be had back for 90 days.</summary>
internal sealed class VaultSoftDelete() : ResourceRule(
    "vault-soft-delete", RuleSeverity.High, "Microsoft.KeyVault/vaults",
    "What is deleted from the vault can be had back for 90 days.",
    "Set enableSoftDelete true and softDeleteRetentionInDays 90 in infra/modules/vault.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.enableSoftDelete") == true
        && resource.Number("properties.softDeleteRetentionInDays") == 90;
}
