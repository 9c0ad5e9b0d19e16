using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Vault;

/// <summary>No secret passes through a deployment.</summary>
internal sealed class NoSecretsDeployed() : InfraRule(
    "no-secrets-deployed", RuleSeverity.Critical,
    "No secret passes through a deployment.",
    "Put secrets into the vault by hand or by a pipeline of their own (docs/deploy.md).")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        foreach (var secret in model.OfType("Microsoft.KeyVault/vaults/secrets")) yield return secret.Name;
    }
}
