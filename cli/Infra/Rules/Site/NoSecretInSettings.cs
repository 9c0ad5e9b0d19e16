using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>Settings name secrets and never hold one.</summary>
internal sealed class NoSecretInSettings() : InfraRule(
    "no-secret-in-settings", RuleSeverity.Critical,
    "Settings name secrets and never hold one.",
    "Put the value into the vault, and its name into the setting.")
{
    private static readonly string[] Markers =
        ["AccountKey=", "SharedAccessKey", "SharedAccessSignature", "sig=", "Password", "listKeys", "sandbox-", "prod-", "BEGIN "];

    private static readonly string[] ByConnection = ["AzureWebJobsStorage", "ServiceBus", "Storage"];

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        foreach (var (name, value) in model.AppSettings)
        {
            if (Markers.Any(marker => value.Contains(marker, StringComparison.OrdinalIgnoreCase)) || ByConnection.Contains(name))
                yield return $"{name} holds a secret";
        }
    }
}
