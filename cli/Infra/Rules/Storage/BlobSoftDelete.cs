using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>A blob or container deleted by mistake can be had back, for so short a time that personal data still goes.</summary>
internal sealed class BlobSoftDelete() : ResourceRule(
    "blob-soft-delete", RuleSeverity.Medium, "Microsoft.Storage/storageAccounts",
    "A blob or container deleted by mistake can be had back, for so short a time that personal data "
        + "still goes.",
    "Keep both retention policies between 1 and 14 days in infra/modules/hostStorage.bicep and "
        + "infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        model.OfType("Microsoft.Storage/storageAccounts/blobServices").Any(service =>
            service.Name.StartsWith($"{resource.Name}/", StringComparison.Ordinal)
            && IsShort(service, "deleteRetentionPolicy") && IsShort(service, "containerDeleteRetentionPolicy"));

    private static bool IsShort(InfraResource service, string policy) =>
        service.Flag($"properties.{policy}.enabled") == true && service.Number($"properties.{policy}.days") is >= 1 and <= 14;
}
