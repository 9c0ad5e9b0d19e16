using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>There is no FTP.</summary>
internal sealed class FtpOff() : ResourceRule(
    "ftp-off", RuleSeverity.High, "Microsoft.Web/sites",
    "There is no FTP.",
    "Set ftpsState 'Disabled' in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.siteConfig.ftpsState") == "Disabled";
}
