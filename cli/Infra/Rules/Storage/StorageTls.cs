using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>The accounts speak TLS 1.2 at least.</summary>
internal sealed class StorageTls() : ResourceRule(
    "storage-tls-1.2", RuleSeverity.Critical, "Microsoft.Storage/storageAccounts",
    "The accounts speak TLS 1.2 at least.",
    "Set minimumTlsVersion 'TLS1_2' in infra/modules/hostStorage.bicep and "
        + "infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.minimumTlsVersion") is "TLS1_2" or "TLS1_3";
}
