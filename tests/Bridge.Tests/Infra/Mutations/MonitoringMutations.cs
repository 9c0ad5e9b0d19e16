using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Mutations;

/// <summary>What breaks the rules of <c>Rules/Monitoring</c>.</summary>
internal static class MonitoringMutations
{
    internal static IReadOnlyList<InfraMutation> All { get; } =
    [
        new("diagnostics-everywhere", InfraVariant.Sandbox, "modules/vault.bicep",
            "  scope: vault\n  properties: {\n    workspaceId",
            "  properties: {\n    workspaceId")
            { Wider = "diagnostics-complete" },
        new("diagnostics-complete", InfraVariant.Sandbox, "modules/vault.bicep",
            "categoryGroup: 'allLogs', enabled: true",
            "categoryGroup: 'allLogs', enabled: false"),
        new("exporter-statistics-off", InfraVariant.Sandbox, "modules/settings.bicep",
            "  APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true'\n",
            ""),
        new("telemetry-no-keys", InfraVariant.Sandbox, "modules/monitoring.bicep",
            "DisableLocalAuth: true",
            "DisableLocalAuth: false"),
        new("workspace-no-keys", InfraVariant.Sandbox, "modules/monitoring.bicep",
            "features: { disableLocalAuth: true }",
            "features: { disableLocalAuth: false }"),
        new("logs-kept", InfraVariant.Sandbox, "modules/monitoring.bicep",
            "retentionInDays: retentionDays",
            "retentionInDays: retentionDays * 10"),
        new("caller-addresses-masked", InfraVariant.Sandbox, "modules/monitoring.bicep",
            "DisableIpMasking: false",
            "DisableIpMasking: true"),
        new("alerts-complete", InfraVariant.Sandbox, "modules/alerts.bicep",
            "    enabled: true\n    severity: 1\n    scopes: [siteId]",
            "    enabled: false\n    severity: 1\n    scopes: [siteId]"),
        new("alerts-explained", InfraVariant.Sandbox, "modules/alerts.bicep",
            "'bridge-${target.name}-service-bus-throttled'",
            "'bridge-${target.name}-throttled'"),
        new("somebody-is-told", InfraVariant.Sandbox, "modules/alerts.bicep",
            "emailAddress: email\n",
            "emailAddress: 'nobody'\n"),
        new("quarantine-alert-counts-all", InfraVariant.Sandbox, "modules/alerts.bicep",
            "metric: 'Messages'",
            "metric: 'ActiveMessages'"),
    ];
}
