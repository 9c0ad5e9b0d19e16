using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>The alert on quarantine counts all messages, also those that somebody has locked.</summary>
internal sealed class QuarantineCountsAll() : InfraRule(
    "quarantine-alert-counts-all", RuleSeverity.Medium,
    "The alert on quarantine counts all messages, also those that somebody has locked.",
    "Use the metric 'Messages' for quarantine in infra/modules/alerts.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var metrics = Alerts.Of(model).Where(alert => Alerts.Section(alert) == "quarantine")
            .SelectMany(alert => alert.List("properties.criteria.allOf")).Select(one => one.Text("metricName")).ToArray();
        if (metrics is not ["Messages"]) yield return "it does not watch the metric Messages";
    }
}
