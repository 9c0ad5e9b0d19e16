using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>Tools use the identity of whoever runs them.</summary>
internal sealed class StorageByIdentity() : ResourceRule(
    "storage-by-identity", RuleSeverity.Medium, "Microsoft.Storage/storageAccounts",
    "Tools use the identity of whoever runs them.",
    "Set defaultToOAuthAuthentication true in infra/modules/hostStorage.bicep and "
        + "infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.defaultToOAuthAuthentication") == true;
}
