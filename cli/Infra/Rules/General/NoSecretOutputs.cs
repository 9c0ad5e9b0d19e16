using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.General;

/// <summary>No output and no expression of the template fetches a key.</summary>
internal sealed class NoSecretOutputs() : InfraRule(
    "no-secret-outputs", RuleSeverity.Critical,
    "No output and no expression of the template fetches a key.",
    "Use an identity instead of a key.")
{
    private static readonly string[] Calls = ["listKeys(", "listSecrets(", "listAccountSas(", "listServiceSas(", "getSecret("];

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var text = model.Template.GetRawText();
        foreach (var call in Calls.Where(call => text.Contains(call, StringComparison.OrdinalIgnoreCase))) yield return $"{call}…)";
    }
}
