using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The app has the one identity whose roles stand in the template.</summary>
internal sealed class OneIdentity() : ResourceRule(
    "user-assigned-identity-only", RuleSeverity.High, "Microsoft.Web/sites",
    "The app has the one identity whose roles stand in the template.",
    "Set identity.type 'UserAssigned' in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("identity.type") == "UserAssigned";
}
