using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The host reaches its storage by identity.</summary>
internal sealed class HostStorageByIdentity() : InfraRule(
    "host-storage-by-identity", RuleSeverity.High,
    "The host reaches its storage by identity.",
    "Keep AzureWebJobsStorage__credential managedidentity in infra/modules/settings.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var settings = model.AppSettings;
        if (settings.GetValueOrDefault("AzureWebJobsStorage__credential") != "managedidentity"
            || !settings.ContainsKey("AzureWebJobsStorage__accountName"))
            yield return "AzureWebJobsStorage is not by managed identity";
    }
}
