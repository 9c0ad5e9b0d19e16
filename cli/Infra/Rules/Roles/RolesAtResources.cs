using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Roles;

/// <summary>A role is given at a resource, never at the group or the subscription.</summary>
internal sealed class RolesAtResources() : ResourceRule(
    "roles-at-resources", RuleSeverity.Critical, "Microsoft.Authorization/roleAssignments",
    "A role is given at a resource, never at the group or the subscription.",
    "Set scope of the assignment to the resource, or to the queue, container or table in it.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        RoleAssignments.Scope(resource).Contains("/providers/", StringComparison.OrdinalIgnoreCase);
}
