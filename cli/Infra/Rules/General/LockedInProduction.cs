using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.General;

/// <summary>In production vault, data and queues cannot be deleted in passing.</summary>
internal sealed class LockedInProduction() : InfraRule(
    "production-locks", RuleSeverity.Medium,
    "In production vault, data and queues cannot be deleted in passing.",
    "Leave resilient true in production.")
{
    private static readonly string[] Kept = ["/vaults/", "/storageAccounts/stdata", "/namespaces/"];

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        if (!model.IsProduction) yield break;
        var locked = model.OfType("Microsoft.Authorization/locks").Where(one => one.Text("properties.level") == "CanNotDelete")
            .Select(one => one.Id).ToArray();
        foreach (var kind in Kept.Where(kind => !locked.Any(id => id.Contains(kind, StringComparison.OrdinalIgnoreCase))))
            yield return $"nothing keeps {kind.Trim('/')}";
    }
}
