using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The settings attest exactly what the site has.</summary>
internal sealed class AttestationIsTrue() : InfraRule(
    "attestation-is-true", RuleSeverity.Critical,
    "The settings attest exactly what the site has.",
    "Make the attesting settings from the variable inbound in infra/modules/settings.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var settings = model.AppSettings;
        foreach (var site in model.OfType("Microsoft.Web/sites"))
        {
            var mode = site.Flag("properties.clientCertEnabled") == true ? site.Text("properties.clientCertMode") : "Disabled";
            var https = site.Flag("properties.httpsOnly") == true ? "true" : "false";
            var excluded = site.Text("properties.clientCertExclusionPaths") ?? "None";
            foreach (var (name, value) in new[] { ("ClientCertificateMode", mode), ("HttpsOnly", https), ("ExclusionPaths", excluded) })
            {
                if (settings.GetValueOrDefault($"Receiving__Attestation__{name}") != value)
                    yield return $"{site.Name}: Receiving__Attestation__{name} is not {value}";
            }
        }
    }
}
