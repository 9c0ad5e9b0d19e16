using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>Alerts reach at least one address.</summary>
internal sealed class SomebodyIsTold() : ResourceRule(
    "somebody-is-told", RuleSeverity.High, "Microsoft.Insights/actionGroups",
    "Alerts reach at least one address.",
    "Set BRIDGE_ALERT_EMAILS.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.enabled") == true
        && resource.List("properties.emailReceivers").Any(receiver => receiver.Text("emailAddress")?.Contains('@', StringComparison.Ordinal) == true);
}
