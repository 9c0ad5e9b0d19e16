using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>No blob can be made public.</summary>
internal sealed class NoPublicBlobs() : ResourceRule(
    "storage-no-public-blobs", RuleSeverity.Critical, "Microsoft.Storage/storageAccounts",
    "No blob can be made public.",
    "Set allowBlobPublicAccess false in infra/modules/hostStorage.bicep and "
        + "infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.allowBlobPublicAccess") == false;
}
