using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>Each alert leads to its section of the runbook.</summary>
internal sealed class AlertsExplained() : InfraRule(
    "alerts-explained", RuleSeverity.Medium,
    "Each alert leads to its section of the runbook.",
    "End the description with the section: docs/operations.md#name.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        foreach (var alert in Alerts.Of(model))
        {
            if (!alert.Name.EndsWith($"-{Alerts.Section(alert)}", StringComparison.Ordinal)) yield return alert.Name;
        }
    }
}
