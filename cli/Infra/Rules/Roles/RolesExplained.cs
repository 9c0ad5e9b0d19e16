using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Roles;

/// <summary>Each assignment says why it is there.</summary>
internal sealed class RolesExplained() : ResourceRule(
    "roles-explained", RuleSeverity.Medium, "Microsoft.Authorization/roleAssignments",
    "Each assignment says why it is there.",
    "Give the assignment a description.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.description") is { Length: >= 20 };
}
