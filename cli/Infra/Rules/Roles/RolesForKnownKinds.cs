using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Roles;

/// <summary>Each assignment says whether it is for a program or a group; no single person has a role.</summary>
internal sealed class RolesForKnownKinds() : ResourceRule(
    "roles-for-known-kinds", RuleSeverity.Medium, "Microsoft.Authorization/roleAssignments",
    "Each assignment says whether it is for a program or a group; no single person has a role.",
    "Set principalType to ServicePrincipal or Group.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.principalType") is "ServicePrincipal" or "Group";
}
