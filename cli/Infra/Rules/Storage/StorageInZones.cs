using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>In production the accounts spread over zones.</summary>
internal sealed class StorageInZones() : ResourceRule(
    "production-storage-in-zones", RuleSeverity.Medium, "Microsoft.Storage/storageAccounts",
    "In production the accounts spread over zones.",
    "Leave resilient true in production.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        !model.IsProduction
        || resource.Text("sku.name") is "Standard_ZRS" or "Standard_GZRS";
}
