using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>Passwords for the deployment site do not work.</summary>
internal sealed class NoDeploymentPasswords() : InfraRule(
    "no-deployment-passwords", RuleSeverity.High,
    "Passwords for the deployment site do not work.",
    "Keep the policy scm with allow false in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var isOff = model.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies")
            .Any(policy => policy.ShortName == "scm" && policy.Flag("properties.allow") == false);
        if (!isOff) yield return "basicPublishingCredentialsPolicies/scm does not say allow: false";
    }
}
