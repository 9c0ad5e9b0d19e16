using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>No browser page may call the site.</summary>
internal sealed class NoCrossOriginCalls() : ResourceRule(
    "no-cross-origin-calls", RuleSeverity.Medium, "Microsoft.Web/sites",
    "No browser page may call the site.",
    "Remove cors from infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        !resource.Has("properties.siteConfig.cors");
}
