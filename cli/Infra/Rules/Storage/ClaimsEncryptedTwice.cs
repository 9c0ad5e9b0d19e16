using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>Personal data at rest are encrypted by the service and by the infrastructure.</summary>
internal sealed class ClaimsEncryptedTwice() : InfraRule(
    "claims-encrypted-twice", RuleSeverity.Medium,
    "Personal data at rest are encrypted by the service and by the infrastructure.",
    "Set requireInfrastructureEncryption true in infra/modules/dataStorage.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var isEncrypted = model.OfType("Microsoft.Storage/storageAccounts")
            .Where(account => account.Name.StartsWith("stdata", StringComparison.Ordinal))
            .All(account => account.Flag("properties.encryption.requireInfrastructureEncryption") == true);
        if (!isEncrypted) yield return "requireInfrastructureEncryption is not true";
    }
}
