using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Vault;

/// <summary>Nobody can delete from the vault for good before that.</summary>
internal sealed class VaultPurgeProtection() : ResourceRule(
    "vault-purge-protection", RuleSeverity.High, "Microsoft.KeyVault/vaults",
    "Nobody can delete from the vault for good before that.",
    "Set enablePurgeProtection true in infra/modules/vault.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.enablePurgeProtection") == true;
}
