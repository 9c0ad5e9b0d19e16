using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>The accounts answer over TLS only.</summary>
internal sealed class StorageHttpsOnly() : ResourceRule(
    "storage-https-only", RuleSeverity.Critical, "Microsoft.Storage/storageAccounts",
    "The accounts answer over TLS only.",
    "Set supportsHttpsTrafficOnly true in infra/modules/hostStorage.bicep and "
        + "infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.supportsHttpsTrafficOnly") == true;
}
