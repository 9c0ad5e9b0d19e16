using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>Every alert that the runbook knows is there, enabled, and reaches people.</summary>
internal sealed class AlertsComplete() : InfraRule(
    "alerts-complete", RuleSeverity.High,
    "Every alert that the runbook knows is there, enabled, and reaches people.",
    "Keep the alert in infra/modules/alerts.bicep, or take its section out of docs/operations.md.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var alerts = Alerts.Of(model).Where(Alerts.Reaches).Select(alert => Alerts.Section(alert)).ToHashSet();
        foreach (var missing in Alerts.Expected(model).Except(alerts)) yield return $"there is no working alert {missing}";
    }
}
