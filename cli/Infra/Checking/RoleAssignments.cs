namespace Bridge.Cli.Infra.Checking;

/// <summary>Reads a role assignment.</summary>
internal static class RoleAssignments
{
    private const string Extension = "/providers/Microsoft.Authorization/roleAssignments/";

    /// <summary>The role's id, a GUID.</summary>
    internal static string Role(InfraResource assignment) =>
        assignment.Text("properties.roleDefinitionId")?.Split('/')[^1] ?? "";

    /// <summary>Id of the resource that it is given at.</summary>
    internal static string Scope(InfraResource assignment) => assignment.Id.Split(Extension)[0];

    /// <summary>Whether it is for the app's identity; its id is known only once it is made.</summary>
    internal static bool IsForApp(InfraResource assignment) =>
        assignment.Text("properties.principalId")?.Contains("outputs.principalId", StringComparison.Ordinal) == true;
}
