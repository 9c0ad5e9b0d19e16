using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>Logs are kept for 30 days to 2 years.</summary>
internal sealed class LogsKept() : ResourceRule(
    "logs-kept", RuleSeverity.Medium, "Microsoft.OperationalInsights/workspaces",
    "Logs are kept for 30 days to 2 years.",
    "Set logRetentionDays between 30 and 730.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Number("properties.retentionInDays") is >= 30 and <= 730;
}
