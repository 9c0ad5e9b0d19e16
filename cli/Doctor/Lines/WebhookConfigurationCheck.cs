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
        var advice = WebhookAdvice.Of(check);
        var evidence = $"{examination.WebhookUrl}: {advice.Finding}";
        return check.State switch
        {
            WebhookState.Healthy => DoctorLine.Pass(Name, evidence),
            WebhookState.Unsubscribed => DoctorLine.Warn(Name, evidence, advice.Remedy!),
            _ => DoctorLine.Fail(Name, evidence, advice.Remedy!),
        };
    }
}
