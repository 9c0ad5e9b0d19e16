using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Mutations;

/// <summary>What breaks the rules of <c>Rules/General</c>.</summary>
internal static class GeneralMutations
{
    internal static IReadOnlyList<InfraMutation> All { get; } =
    [
        new("tagged-everywhere", InfraVariant.Sandbox, "modules/identity.bicep",
            "  tags: target.tags\n",
            ""),
        new("one-region", InfraVariant.Sandbox, "main.bicep",
            "  location: location\n  tags: tags\n  resilient",
            "  location: 'westeurope'\n  tags: tags\n  resilient"),
        new("no-secret-outputs", InfraVariant.Sandbox, "modules/hostStorage.bicep",
            "output name string = account.name",
            "output name string = account.name\n#disable-next-line outputs-should-not-contain-secrets "
                + "use-recent-api-versions\noutput key string = account.listKeys().keys[0].value"),
        new("no-secret-parameters", InfraVariant.Sandbox, "modules/workbook.bicep",
            "param workspaceId string\n",
            "param workspaceId string\n\n#disable-next-line no-unused-params secure-secrets-in-params\n"
                + "param truvSecret string = ''\n"),
        new("production-locks", InfraVariant.Production, "modules/dataStorage.bicep",
            "level: 'CanNotDelete'",
            "level: 'ReadOnly'"),
        new("stable-api-versions", InfraVariant.Sandbox, "modules/identity.bicep",
            "userAssignedIdentities@2024-11-30",
            "userAssignedIdentities@2025-01-31-preview"),
    ];
}
