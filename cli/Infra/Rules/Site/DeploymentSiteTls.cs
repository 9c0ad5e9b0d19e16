using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The deployment site speaks TLS 1.2 or 1.3.</summary>
internal sealed class DeploymentSiteTls() : ResourceRule(
    "deployment-site-tls-1.2", RuleSeverity.High, "Microsoft.Web/sites",
    "The deployment site speaks TLS 1.2 or 1.3.",
    "Set scmMinTlsVersion '1.2' in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.siteConfig.scmMinTlsVersion") is "1.2" or "1.3";
}
