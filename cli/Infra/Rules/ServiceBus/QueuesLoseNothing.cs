using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>What expires is dead-lettered and never lost; quarantine alone forgets.</summary>
internal sealed class QueuesLoseNothing() : ResourceRule(
    "queues-lose-nothing", RuleSeverity.Critical, "Microsoft.ServiceBus/namespaces/queues",
    "What expires is dead-lettered and never lost; quarantine alone forgets.",
    "Set deadLetteringOnMessageExpiration true for received and events in infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.ShortName.EndsWith("quarantine", StringComparison.Ordinal)
        || resource.Flag("properties.deadLetteringOnMessageExpiration") == true;
}
