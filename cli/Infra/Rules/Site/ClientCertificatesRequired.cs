using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The platform takes no request without a client certificate.</summary>
internal sealed class ClientCertificatesRequired() : ResourceRule(
    "client-certificates-required", RuleSeverity.Critical, "Microsoft.Web/sites",
    "The platform takes no request without a client certificate.",
    "Set clientCertEnabled true and clientCertMode Required in infra/modules/settings.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.clientCertEnabled") == true
        && resource.Text("properties.clientCertMode") == "Required";
}
