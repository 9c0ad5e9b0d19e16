using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>The namespace speaks TLS 1.2 at least.</summary>
internal sealed class ServiceBusTls() : ResourceRule(
    "service-bus-tls-1.2", RuleSeverity.Critical, "Microsoft.ServiceBus/namespaces",
    "The namespace speaks TLS 1.2 at least.",
    "Set minimumTlsVersion '1.2' in infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.minimumTlsVersion") is "1.2" or "1.3";
}
