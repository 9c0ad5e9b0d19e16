using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The deployment site is reached from named addresses only, whatever callers may do.</summary>
internal sealed class DeploymentSiteClosed() : ResourceRule(
    "deployment-site-closed", RuleSeverity.High, "Microsoft.Web/sites",
    "The deployment site is reached from named addresses only, whatever callers may do.",
    "Keep scmIpSecurityRestrictionsDefaultAction 'Deny' and scmIpSecurityRestrictionsUseMain false in "
        + "infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.siteConfig.scmIpSecurityRestrictionsDefaultAction") == "Deny"
        && resource.Flag("properties.siteConfig.scmIpSecurityRestrictionsUseMain") == false
        && resource.List("properties.siteConfig.scmIpSecurityRestrictions").All(rule => !Wide.Network(rule.Text("ipAddress")));
}
