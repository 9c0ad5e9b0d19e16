using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The site answers over TLS only.</summary>
internal sealed class HttpsOnly() : ResourceRule(
    "https-only", RuleSeverity.Critical, "Microsoft.Web/sites",
    "The site answers over TLS only.",
    "Set httpsOnly true in infra/modules/settings.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.httpsOnly") == true;
}
