using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>Only named addresses and subnets reach the accounts, and no other service of Azure.</summary>
internal sealed class StorageClosed() : ResourceRule(
    "storage-closed", RuleSeverity.High, "Microsoft.Storage/storageAccounts",
    "Only named addresses and subnets reach the accounts, and no other service of Azure.",
    "Keep networkAcls with defaultAction 'Deny' and bypass 'None' in infra/modules/hostStorage.bicep "
        + "and infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.networkAcls.defaultAction") == "Deny"
        && resource.Text("properties.networkAcls.bypass") == "None"
        && resource.List("properties.networkAcls.ipRules").All(rule => !Wide.Network(rule.Text("value")));
}
