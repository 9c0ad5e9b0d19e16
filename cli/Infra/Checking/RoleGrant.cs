namespace Bridge.Cli.Infra.Checking;

/// <summary>A role at a place.</summary>
/// <param name="Role">Name of the role, or its id when it is not known.</param>
/// <param name="Place">Such as <c>queues/truv-events</c>; of what is there once, the type alone.</param>
internal sealed record RoleGrant(string Role, string Place)
{
    private static readonly string[] NamedKinds = ["queues", "containers", "tables"];

    internal static RoleGrant Of(InfraResource assignment)
    {
        var role = RoleAssignments.Role(assignment);
        return new RoleGrant(BuiltInRoles.Names.GetValueOrDefault(role, role), PlaceOf(RoleAssignments.Scope(assignment)));
    }

    /// <inheritdoc />
    public override string ToString() => $"{Role} at {Place}";

    // Of the two storage accounts, which have names that nobody knows beforehand, the beginning tells.
    private static string PlaceOf(string scope)
    {
        var parts = scope.Split('/');
        if (parts.Length < 2) return scope;
        var (kind, name) = (parts[^2], parts[^1]);
        if (kind == "storageAccounts") return $"{kind}/{(name.StartsWith("sthost", StringComparison.Ordinal) ? "sthost" : "stdata")}";
        return NamedKinds.Contains(kind) ? $"{kind}/{name}" : kind;
    }
}
