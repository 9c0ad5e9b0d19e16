using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Mutations;

/// <summary>What breaks the rules of <c>Rules/Storage</c>.</summary>
internal static class StorageMutations
{
    internal static IReadOnlyList<InfraMutation> All { get; } =
    [
        new("storage-no-keys", InfraVariant.Sandbox, "modules/dataStorage.bicep",
            "allowSharedKeyAccess: false",
            "allowSharedKeyAccess: true"),
        new("storage-tls-1.2", InfraVariant.Sandbox, "modules/hostStorage.bicep",
            "minimumTlsVersion: 'TLS1_2'",
            "minimumTlsVersion: 'TLS1_0'"),
        new("storage-https-only", InfraVariant.Sandbox, "modules/hostStorage.bicep",
            "supportsHttpsTrafficOnly: true",
            "supportsHttpsTrafficOnly: false"),
        new("storage-no-public-blobs", InfraVariant.Sandbox, "modules/dataStorage.bicep",
            "allowBlobPublicAccess: false",
            "allowBlobPublicAccess: true"),
        new("containers-private", InfraVariant.Sandbox, "modules/dataStorage.bicep",
            "publicAccess: 'None'",
            "publicAccess: 'Blob'"),
        new("storage-closed", InfraVariant.Sandbox, "modules/dataStorage.bicep",
            "defaultAction: 'Deny'",
            "defaultAction: 'Allow'"),
        new("storage-no-replication-abroad", InfraVariant.Sandbox, "modules/hostStorage.bicep",
            "allowCrossTenantReplication: false",
            "allowCrossTenantReplication: true"),
        new("storage-by-identity", InfraVariant.Sandbox, "modules/hostStorage.bicep",
            "    defaultToOAuthAuthentication: true\n",
            ""),
        new("blob-soft-delete", InfraVariant.Sandbox, "modules/dataStorage.bicep",
            "      deleteRetentionPolicy: { enabled: true, days: 7 }",
            "      deleteRetentionPolicy: { enabled: true, days: 365 }"),
        new("claims-encrypted-twice", InfraVariant.Sandbox, "modules/dataStorage.bicep",
            "requireInfrastructureEncryption: true",
            "requireInfrastructureEncryption: false"),
        new("claims-expire", InfraVariant.Sandbox, "main.bicep",
            "claimRetentionDays: eventDays + deadLetterDays + 1",
            "claimRetentionDays: eventDays + deadLetterDays - 16", "events"),
        new("production-storage-in-zones", InfraVariant.Production, "modules/dataStorage.bicep",
            "'Standard_ZRS'",
            "'Standard_LRS'"),
    ];
}
