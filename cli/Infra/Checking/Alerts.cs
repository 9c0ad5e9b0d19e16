namespace Bridge.Cli.Infra.Checking;

/// <summary>Reads the alerts.</summary>
internal static class Alerts
{
    private static readonly string[] Always =
    [
        "crl-stale", "dead-letters", "enrichment-age", "enrichment-halted", "events-unread", "expiry-30-days", "expiry-60-days",
        "expiry-7-days", "http-5xx", "ledger-failures", "quarantine", "queue-size", "received-backlog", "reconciliation-gap",
        "reconciliation-lag", "refused-webhooks", "service-bus-throttled", "signature-mismatch", "vault-age", "webhook-configuration",
    ];

    /// <summary>The alerts that a deployment must have, by their section in the runbook; silence is watched in production.</summary>
    internal static IReadOnlyList<string> Expected(InfraModel model) =>
        model.IsProduction ? [.. Always, "no-webhooks"] : Always;

    /// <summary>All alerts, of metrics and of logs.</summary>
    internal static IEnumerable<InfraResource> Of(InfraModel model) =>
        model.OfType("Microsoft.Insights/metricAlerts").Concat(model.OfType("Microsoft.Insights/scheduledQueryRules"));

    /// <summary>The section of the runbook that it leads to; empty when it leads nowhere.</summary>
    internal static string Section(InfraResource alert)
    {
        var parts = (alert.Text("properties.description") ?? "").Split('#');
        return parts.Length == 2 ? parts[1] : "?";
    }

    /// <summary>Whether it is enabled, watches something by a measure, and tells somebody.</summary>
    internal static bool Reaches(InfraResource alert) =>
        alert.Flag("properties.enabled") == true
        && alert.Texts("properties.scopes").Count > 0
        && alert.List("properties.criteria.allOf") is { Count: > 0 } criteria && criteria.All(IsMeasured)
        && (alert.List("properties.actions").Any(action => action.Has("actionGroupId"))
            || alert.Texts("properties.actions.actionGroups").Count > 0);

    private static bool IsMeasured(InfraResource criterion) =>
        criterion.Has("operator") && criterion.Number("threshold") is not null && (criterion.Has("query") || criterion.Has("metricName"));
}
