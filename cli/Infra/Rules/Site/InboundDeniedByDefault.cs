using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>A caller that no rule names is refused.</summary>
internal sealed class InboundDeniedByDefault() : ResourceRule(
    "inbound-denied-by-default", RuleSeverity.Critical, "Microsoft.Web/sites",
    "A caller that no rule names is refused.",
    "Set ipSecurityRestrictionsDefaultAction 'Deny' in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.siteConfig.ipSecurityRestrictionsDefaultAction") == "Deny";
}
