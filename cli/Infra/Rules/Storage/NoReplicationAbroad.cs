using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>Blobs are never replicated to another tenant.</summary>
internal sealed class NoReplicationAbroad() : ResourceRule(
    "storage-no-replication-abroad", RuleSeverity.High, "Microsoft.Storage/storageAccounts",
    "Blobs are never replicated to another tenant.",
    "Set allowCrossTenantReplication false in infra/modules/hostStorage.bicep and "
        + "infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.allowCrossTenantReplication") == false;
}
