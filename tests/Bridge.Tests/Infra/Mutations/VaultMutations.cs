using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Mutations;

/// <summary>What breaks the rules of <c>Rules/Vault</c>.</summary>
internal static class VaultMutations
{
    internal static IReadOnlyList<InfraMutation> All { get; } =
    [
        new("vault-by-role", InfraVariant.Sandbox, "modules/vault.bicep",
            "enableRbacAuthorization: true",
            "enableRbacAuthorization: false"),
        new("vault-soft-delete", InfraVariant.Sandbox, "modules/vault.bicep",
            "softDeleteRetentionInDays: 90",
            "softDeleteRetentionInDays: 7"),
        new("vault-purge-protection", InfraVariant.Sandbox, "modules/vault.bicep",
            "    enablePurgeProtection: true\n",
            ""),
        new("vault-closed", InfraVariant.Sandbox, "modules/vault.bicep",
            "bypass: 'None'",
            "bypass: 'AzureServices'"),
        new("vault-not-for-deployments", InfraVariant.Sandbox, "modules/vault.bicep",
            "enabledForTemplateDeployment: false",
            "enabledForTemplateDeployment: true"),
        new("no-secrets-deployed", InfraVariant.Sandbox, "modules/vault.bicep",
            "resource lock ",
            "resource secret 'Microsoft.KeyVault/vaults/secrets@2026-02-01' = {\n  parent: vault\n  name: "
                + "'truv-client-id'\n  properties: { value: 'made-up' }\n}\n\nresource lock "),
    ];
}
