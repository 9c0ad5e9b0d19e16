using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The site speaks TLS 1.2 or 1.3.</summary>
internal sealed class SiteTls() : ResourceRule(
    "site-tls-1.2", RuleSeverity.Critical, "Microsoft.Web/sites",
    "The site speaks TLS 1.2 or 1.3.",
    "Set minTlsVersion '1.2' in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.siteConfig.minTlsVersion") is "1.2" or "1.3";
}
