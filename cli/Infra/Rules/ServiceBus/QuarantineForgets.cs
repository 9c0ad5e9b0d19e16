using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>What a forger may have written goes away by itself, and reading it often does not dead-letter it.</summary>
internal sealed class QuarantineForgets() : ResourceRule(
    "quarantine-forgets", RuleSeverity.High, "Microsoft.ServiceBus/namespaces/queues",
    "What a forger may have written goes away by itself, and reading it often does not dead-letter it.",
    "Keep quarantine without deadLetteringOnMessageExpiration, with a time to live and a "
        + "maxDeliveryCount above 1 in infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        !resource.ShortName.EndsWith("quarantine", StringComparison.Ordinal)
        || (resource.Flag("properties.deadLetteringOnMessageExpiration") == false
            && resource.Has("properties.defaultMessageTimeToLive")
            && resource.Number("properties.maxDeliveryCount") > 1);
}
