using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>A message is tried several times before it is dead-lettered.</summary>
internal sealed class QueuesTryAgain() : ResourceRule(
    "queues-try-again", RuleSeverity.Medium, "Microsoft.ServiceBus/namespaces/queues",
    "A message is tried several times before it is dead-lettered.",
    "Set maxDeliveryCount to 10 in infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Number("properties.maxDeliveryCount") >= 5;
}
