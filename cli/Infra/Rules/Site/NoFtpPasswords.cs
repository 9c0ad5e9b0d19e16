using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>Passwords for FTP do not work.</summary>
internal sealed class NoFtpPasswords() : InfraRule(
    "no-ftp-passwords", RuleSeverity.High,
    "Passwords for FTP do not work.",
    "Keep the policy ftp with allow false in infra/modules/app.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var isOff = model.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies")
            .Any(policy => policy.ShortName == "ftp" && policy.Flag("properties.allow") == false);
        if (!isOff) yield return "basicPublishingCredentialsPolicies/ftp does not say allow: false";
    }
}
