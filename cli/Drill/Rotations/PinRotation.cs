using Bridge.Cli.Cert.Pins;

namespace Bridge.Cli.Drill.Rotations;

/// <summary>Truv renews its own certificate: a pin is added for the new one, and the old one retired.</summary>
internal sealed class PinRotation(DrillWork work) : IRotation
{
    public string Name => "trust rule of Truv's renewed certificate";

    public WebhookSource Before(WebhookSource last) => last.With(SenderCertificates.Load(work.Laptop.Pki.PinnedSender));

    public async Task<WebhookSource> AddAsync(WebhookSource before, CancellationToken cancellationToken)
    {
        var renewed = SenderCertificates.SelfSigned("mtls-prod.truv.com");
        work.Require(await new PinRun(work.Talk).StoreAsync(renewed, work.Vault.Secrets, work.Receiving, cancellationToken));
        return before.With(renewed);
    }

    public Task RetireAsync(CancellationToken cancellationToken) => work.RetireAsync("truv-webhook-pin-1", cancellationToken);
}
