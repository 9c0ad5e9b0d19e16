using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Roles;

/// <summary>The app can read truv-received, and neither what it has published nor quarantine.</summary>
internal sealed class AppReadsOneQueue() : InfraRule(
    "app-reads-one-queue", RuleSeverity.High,
    "The app can read truv-received, and neither what it has published nor quarantine.",
    "Give the app Receiver on received alone in infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var readers = model.OfType("Microsoft.Authorization/roleAssignments")
            .Where(role => RoleAssignments.IsForApp(role) && BuiltInRoles.CanReceive(RoleAssignments.Role(role)))
            .Select(role => RoleAssignments.Scope(role).Split('/')[^1]).ToArray();
        if (readers is not ["truv-received"]) yield return $"it reads: {string.Join(", ", readers.DefaultIfEmpty("nothing"))}";
    }
}
