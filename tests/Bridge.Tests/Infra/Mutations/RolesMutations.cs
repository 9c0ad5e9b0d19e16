using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Mutations;

/// <summary>What breaks the rules of <c>Rules/Roles</c>.</summary>
internal static class RolesMutations
{
    internal static IReadOnlyList<InfraMutation> All { get; } =
    [
        new("role-matrix", InfraVariant.Staffed, "modules/hostStorage.bicep",
            "  scope: account::blobs::packages\n",
            "  scope: account\n"),
        new("known-roles-only", InfraVariant.Sandbox, "modules/vault.bicep",
            "certificateUser: 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba'",
            "certificateUser: 'b24988ac-6180-42a0-ab88-20f7382dd24c'")
            { Wider = "role-matrix" },
        new("roles-at-resources", InfraVariant.Sandbox, "modules/monitoring.bicep",
            "  scope: insights\n",
            "  scope: resourceGroup()\n")
            { Wider = "role-matrix" },
        new("queue-roles-at-queues", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "  scope: namespace::quarantine\n",
            "  scope: namespace\n")
            { Wider = "role-matrix" },
        new("roles-explained", InfraVariant.Sandbox, "modules/hostStorage.bicep",
            "    description: 'The Functions host writes its diagnostic events to a table.'\n",
            ""),
        new("roles-for-known-kinds", InfraVariant.Staffed, "modules/vault.bicep",
            "principalType: 'Group'",
            "principalType: 'User'")
            { Wider = "role-matrix" },
        new("no-custom-roles", InfraVariant.Sandbox, "modules/monitoring.bicep",
            "output workspaceId",
            "resource everything 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {\n  name: "
                + "guid(resourceGroup().id, 'everything')\n  properties: {\n    roleName: 'Everything'\n    "
                + "assignableScopes: [resourceGroup().id]\n    permissions: [{ actions: ['*'] }]\n  }\n}\n\n"
                + "output workspaceId"),
        new("app-reads-one-queue", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "  name: guid(namespace::events.id, 'app', roles.sender)\n  scope: namespace::events\n  "
                + "properties: {\n    principalId: appPrincipalId\n    principalType: 'ServicePrincipal'\n    "
                + "roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', "
                + "roles.sender)",
            "  name: guid(namespace::events.id, 'app', roles.sender)\n  scope: namespace::events\n  "
                + "properties: {\n    principalId: appPrincipalId\n    principalType: 'ServicePrincipal'\n    "
                + "roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', "
                + "roles.receiver)")
            { Wider = "role-matrix" },
        new("app-cannot-write-secrets", InfraVariant.Sandbox, "modules/vault.bicep",
            "secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'",
            "secretsUser: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'")
            { Wider = "role-matrix" },
    ];
}
