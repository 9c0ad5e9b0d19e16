using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>Every container is private.</summary>
internal sealed class ContainersPrivate() : ResourceRule(
    "containers-private", RuleSeverity.Critical, "Microsoft.Storage/storageAccounts/blobServices/containers",
    "Every container is private.",
    "Set publicAccess 'None' in infra/modules/hostStorage.bicep and infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.publicAccess") == "None";
}
