using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>Nobody attaches a debugger.</summary>
internal sealed class NoRemoteDebugging() : ResourceRule(
    "no-remote-debugging", RuleSeverity.High, "Microsoft.Web/sites",
    "Nobody attaches a debugger.",
    "Set remoteDebuggingEnabled false in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.siteConfig.remoteDebuggingEnabled") == false;
}
