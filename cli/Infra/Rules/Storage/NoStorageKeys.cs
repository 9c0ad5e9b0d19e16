using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>Keys, and signatures made with them, do not open the accounts.</summary>
internal sealed class NoStorageKeys() : ResourceRule(
    "storage-no-keys", RuleSeverity.Critical, "Microsoft.Storage/storageAccounts",
    "Keys, and signatures made with them, do not open the accounts.",
    "Set allowSharedKeyAccess false in infra/modules/hostStorage.bicep and "
        + "infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.allowSharedKeyAccess") == false;
}
