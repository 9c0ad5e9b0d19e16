using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Roles;

/// <summary>Only data roles are given: no Owner, no Contributor, nobody who gives roles.</summary>
internal sealed class KnownRolesOnly() : ResourceRule(
    "known-roles-only", RuleSeverity.Critical, "Microsoft.Authorization/roleAssignments",
    "Only data roles are given: no Owner, no Contributor, nobody who gives roles.",
    "Take the narrowest built-in role; add it to BuiltInRoles once it is agreed.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        BuiltInRoles.Names.ContainsKey(RoleAssignments.Role(resource));
}
