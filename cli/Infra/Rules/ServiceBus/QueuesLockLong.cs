using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>A message is locked for 5 minutes, longer than one run needs it.</summary>
internal sealed class QueuesLockLong() : ResourceRule(
    "queues-lock-five-minutes", RuleSeverity.Medium, "Microsoft.ServiceBus/namespaces/queues",
    "A message is locked for 5 minutes, longer than one run needs it.",
    "Set lockDuration 'PT5M' in infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.lockDuration") == "PT5M";
}
