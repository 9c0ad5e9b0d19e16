namespace Bridge.Cli.Infra.Checking;

/// <summary>Reads a role assignment.</summary>
internal static class RoleAssignments
{
    /// <summary>The app as holder of roles.</summary>
    internal const string App = "app";

    /// <summary>How consumers as holders begin.</summary>
    internal const string Consumer = "consumer ";

    /// <summary>How groups of operators as holders begin.</summary>
    internal const string Operators = "operators ";

    private const string Extension = "/providers/Microsoft.Authorization/roleAssignments/";

    /// <summary>The role's id, a GUID.</summary>
    internal static string Role(InfraResource assignment) =>
        assignment.Text("properties.roleDefinitionId")?.Split('/')[^1] ?? "";

    /// <summary>Id of the resource that it is given at.</summary>
    internal static string Scope(InfraResource assignment) => assignment.Id.Split(Extension)[0];

    /// <summary>Whether it is for the app's identity; its id is known only once it is made.</summary>
    internal static bool IsForApp(InfraResource assignment) =>
        assignment.Text("properties.principalId")?.Contains("outputs.principalId", StringComparison.Ordinal) == true;

    /// <summary>Who has the role: the app, a consumer, a group of operators, or somebody that nothing is known of.</summary>
    internal static string Holder(InfraResource assignment)
    {
        var id = assignment.Text("properties.principalId") ?? "nobody";
        return assignment.Text("properties.principalType") switch
        {
            "ServicePrincipal" when IsForApp(assignment) => App,
            "ServicePrincipal" => Consumer + id,
            "Group" => Operators + id,
            _ => id,
        };
    }
}
