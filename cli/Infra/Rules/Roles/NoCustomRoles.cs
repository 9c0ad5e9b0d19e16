using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Roles;

/// <summary>There are no roles of our own, whose wildcards somebody would have to read.</summary>
internal sealed class NoCustomRoles() : InfraRule(
    "no-custom-roles", RuleSeverity.High,
    "There are no roles of our own, whose wildcards somebody would have to read.",
    "Use built-in roles.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        foreach (var role in model.OfType("Microsoft.Authorization/roleDefinitions")) yield return role.Name;
    }
}
