using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Roles;

/// <summary>Every assignment is a line of the documented table, and every line is given.</summary>
internal sealed class RoleMatrix() : InfraRule(
    "role-matrix", RuleSeverity.Critical,
    "Who may what at which resource is exactly the table in docs/security.md: nothing more, and nothing less.",
    "Change the assignment, RoleTable and the table in docs/security.md together.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var given = model.OfType("Microsoft.Authorization/roleAssignments").GroupBy(RoleAssignments.Holder, RoleGrant.Of)
            .ToDictionary(holder => holder.Key, holder => holder.ToHashSet());
        given.TryAdd(RoleAssignments.App, []);
        var ownAuthority = model.AppSettings.Any(setting => setting.Key.EndsWith("__Kind", StringComparison.Ordinal) && setting.Value == "Issued");
        foreach (var (holder, grants) in given)
        {
            var expected = RoleTable.Of(holder, ownAuthority);
            foreach (var extra in grants.Except(expected)) yield return $"{holder} has {extra}";
            foreach (var missing in expected.Except(grants)) yield return $"{holder} has not {missing}";
        }
    }
}
