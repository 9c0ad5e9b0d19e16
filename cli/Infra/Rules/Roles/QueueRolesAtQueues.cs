using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Roles;

/// <summary>Rights on messages are given queue by queue.</summary>
internal sealed class QueueRolesAtQueues() : ResourceRule(
    "queue-roles-at-queues", RuleSeverity.High, "Microsoft.Authorization/roleAssignments",
    "Rights on messages are given queue by queue.",
    "Scope the assignment to the queue in infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        !BuiltInRoles.IsForQueues(RoleAssignments.Role(resource))
        || RoleAssignments.Scope(resource).Contains("/queues/", StringComparison.OrdinalIgnoreCase);
}
