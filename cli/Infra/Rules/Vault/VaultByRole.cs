using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Vault;

/// <summary>Roles decide who reads the vault, and no access policies.</summary>
internal sealed class VaultByRole() : ResourceRule(
    "vault-by-role", RuleSeverity.Critical, "Microsoft.KeyVault/vaults",
    "Roles decide who reads the vault, and no access policies.",
    "Set enableRbacAuthorization true and no accessPolicies in infra/modules/vault.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.enableRbacAuthorization") == true
        && resource.List("properties.accessPolicies").Count == 0;
}
