using Azure;
using Azure.Identity;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>The platform's real properties are the ones that the settings attest.</summary>
internal sealed class SiteCheck : IDoctorCheck
{
    public string Name => LineNames.Site;

    public IReadOnlyList<string> Needs => [LineNames.Settings];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (examination.IsLocal) return DoctorLine.Skipped(Name, "a local installation has none");
        if (examination.Site is not { } site)
            return DoctorLine.Warn(
                Name, "not looked at", "Say which app it is: --resource-id $(az functionapp show --name APP --resource-group GROUP --query id -o tsv)");
        try
        {
            return Judge(examination.SiteProperties = await site.ReadAsync(cancellationToken));
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            return DoctorLine.Fail(
                Name, $"the management API answered {(e as RequestFailedException)?.Status ?? 0}",
                "Check --resource-id, and that you have the role Reader on the app (az login).");
        }
    }

    private DoctorLine Judge(Azure.SiteProperties site)
    {
        string[] wrong =
        [
            .. site.ClientCertEnabled ? [] : new[] { "clientCertEnabled false" },
            .. site.ClientCertMode == "Required" ? [] : new[] { $"clientCertMode {site.ClientCertMode}" },
            .. string.IsNullOrEmpty(site.ClientCertExclusionPaths) ? [] : new[] { $"clientCertExclusionPaths {site.ClientCertExclusionPaths}" },
            .. site.HttpsOnly ? [] : new[] { "httpsOnly false" },
        ];
        return wrong.Length == 0
            ? DoctorLine.Pass(Name, "clientCertEnabled, clientCertMode Required, no exclusion paths, httpsOnly")
            : DoctorLine.Fail(
                Name, string.Join(", ", wrong),
                "Deploy infra/ anew, or: az functionapp update --set clientCertEnabled=true clientCertMode=Required "
                + "clientCertExclusionPaths='' httpsOnly=true");
    }
}
