using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Roles;

/// <summary>The app reads the vault and cannot change it.</summary>
internal sealed class AppCannotWriteSecrets() : InfraRule(
    "app-cannot-write-secrets", RuleSeverity.High,
    "The app reads the vault and cannot change it.",
    "Give the app Secrets User and Certificate User alone in infra/modules/vault.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var writers = model.OfType("Microsoft.Authorization/roleAssignments")
            .Where(role => RoleAssignments.IsForApp(role) && BuiltInRoles.CanWriteVault(RoleAssignments.Role(role)));
        foreach (var role in writers) yield return BuiltInRoles.Names[RoleAssignments.Role(role)];
    }
}
