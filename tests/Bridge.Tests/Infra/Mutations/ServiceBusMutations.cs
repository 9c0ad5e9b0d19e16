using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Mutations;

/// <summary>What breaks the rules of <c>Rules/ServiceBus</c>.</summary>
internal static class ServiceBusMutations
{
    internal static IReadOnlyList<InfraMutation> All { get; } =
    [
        new("service-bus-no-keys", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "disableLocalAuth: true",
            "disableLocalAuth: false"),
        new("service-bus-tls-1.2", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "minimumTlsVersion: '1.2'",
            "minimumTlsVersion: '1.0'"),
        new("service-bus-closed", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "defaultAction: 'Deny'",
            "defaultAction: 'Allow'"),
        new("service-bus-no-access-rules", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "  resource received 'queues' = {",
            "  resource key 'AuthorizationRules' = {\n    name: 'all'\n    properties: { rights: "
                + "['Manage', 'Listen', 'Send'] }\n  }\n\n  resource received 'queues' = {"),
        new("three-queues", InfraVariant.Sandbox, "modules/app.bicep",
            "ServiceBus__Events: serviceBus.events",
            "ServiceBus__Events: 'elsewhere'", "events"),
        new("queues-detect-duplicates", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "duplicateDetectionHistoryTimeWindow: 'P7D'",
            "duplicateDetectionHistoryTimeWindow: 'PT10M'"),
        new("queues-lose-nothing", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "deadLetteringOnMessageExpiration: true",
            "deadLetteringOnMessageExpiration: false", "dead-lettering"),
        new("quarantine-forgets", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "deadLetteringOnMessageExpiration: false",
            "deadLetteringOnMessageExpiration: true", "dead-lettering"),
        new("queues-forget", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "defaultMessageTimeToLive: 'P14D'",
            "defaultMessageTimeToLive: 'P400D'"),
        new("queues-lock-five-minutes", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "lockDuration: 'PT5M'",
            "lockDuration: 'PT30S'"),
        new("queues-try-again", InfraVariant.Sandbox, "modules/serviceBus.bicep",
            "      maxDeliveryCount: 10\n",
            "      maxDeliveryCount: 1\n"),
        new("production-service-bus-in-zones", InfraVariant.Production, "modules/serviceBus.bicep",
            "zoneRedundant: target.resilient",
            "zoneRedundant: false"),
    ];
}
