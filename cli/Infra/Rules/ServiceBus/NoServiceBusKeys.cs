using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>Keys do not open the namespace; identities do.</summary>
internal sealed class NoServiceBusKeys() : ResourceRule(
    "service-bus-no-keys", RuleSeverity.Critical, "Microsoft.ServiceBus/namespaces",
    "Keys do not open the namespace; identities do.",
    "Set disableLocalAuth true in infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.disableLocalAuth") == true;
}
