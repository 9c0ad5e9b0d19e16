using Bridge.Core.Reconciliation.Configuration;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>Truv has a webhook configuration with our address, enabled and subscribed to every event.</summary>
internal sealed class WebhookConfigurationCheck : IDoctorCheck
{
    public string Name => LineNames.WebhookConfiguration;

    public IReadOnlyList<string> Needs => [LineNames.Access];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        await examination.Services.ReadVaultAsync(cancellationToken);
        var check = await examination.Services.GetRequiredService<WebhookWatch>().LookAsync(cancellationToken);
        var url = examination.WebhookUrl;
        return check.State switch
        {
            WebhookState.Healthy => DoctorLine.Pass(Name, $"{url}: enabled, subscribed to every expected event"),
            WebhookState.Unsubscribed => DoctorLine.Warn(
                Name, $"{url} is not subscribed to {string.Join(", ", check.MissingEvents)}",
                "Subscribe to them at Truv, or set Reconciliation__Repair or Reconciliation__Events."),
            WebhookState.Disabled => DoctorLine.Fail(
                Name, $"{url} is disabled: nothing is delivered",
                "Find out why deliveries failed (bridge reconcile --since 12h), then enable it: PATCH /v1/webhooks/{id}/ or Truv's dashboard."),
            WebhookState.Missing => DoctorLine.Fail(
                Name, $"no configuration has {url}",
                "Create it at Truv, or correct Reconciliation__WebhookUrl: the addresses must be the same to the letter."),
            _ => DoctorLine.Fail(Name, "Truv's answer is no list of configurations", "Run it again; if it stays so, ask Truv Support."),
        };
    }
}
