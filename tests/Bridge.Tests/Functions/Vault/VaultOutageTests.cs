using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Functions.Settings;
using Bridge.Functions.Truv;
using Bridge.Functions.Vault;
using Bridge.Local.KeyVault;
using Bridge.Tests.Builders;
using Bridge.Tests.Core.Truv;
using Microsoft.Extensions.Time.Testing;
using Simulated = global::Bridge.Local.Truv.TruvApi;

namespace Bridge.Tests.Functions.Vault;

/// <summary>The vault is away for an hour: webhooks come in and API calls go out as before.</summary>
public sealed class VaultOutageTests : IAsyncLifetime
{
    private readonly VaultFixture _vault = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private Simulated _api = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _vault.InitializeAsync();
        _api = await Simulated.StartAsync(
            new global::Bridge.Local.Truv.TruvApiOptions
            {
                ServerCertificateFile = _vault.Pki.ApiServer.CertificateFile, ServerKeyFile = _vault.Pki.ApiServer.KeyFile,
                ClientCaFile = _vault.Pki.ApiCaFile, ClientId = "client", AccessSecrets = ["sandbox-one"],
            },
            TimeProvider.System,
            Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _vault.DisposeAsync();
    }

    [Fact]
    public async Task Outage_OfAnHour_ReceivingAndEnrichingGoOn()
    {
        var state = _vault.State(_time, (_, receiving, _) => receiving.TrustRules[0].SubjectAlternativeName = CertificateBuilder.DnsName);
        await state.StartingAsync(Token);
        var queue = new RecordingQueue();
        await using var receiver = Receiver(state, queue);
        using var connections = new RotatingConnections(
            () => state.Contents.ClientCertificate,
            certificate => TruvConnection.Handler(new TruvOptions { CaFile = _vault.Pki.ApiCaFile }, certificate));
        using var pipeline = new TruvPipeline(connections, root: _api.Url, secret: state.Contents.Credentials.AccessSecret);
        _vault.Vault.Faults.Add(VaultFault.Outage);

        for (var minute = 0; minute <= 60; minute += 5)
        {
            Assert.Equal(Verdicts.Accepted, await ReceiveAsync(receiver, minute));
            Assert.Equal(TruvOutcome.Found, (await pipeline.GetAsync($"/v1/links/{minute}/")).Outcome);
            _time.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(VaultOutcome.Unreachable, await state.RefreshAsync(Token));
        }

        Assert.Equal(13, queue.Received.Count);
    }

    private WebhookReceiver Receiver(VaultState state, RecordingQueue queue)
    {
        var telemetry = new ReceivingTelemetry(_vault.Meters, new LogRecorder<ReceivingTelemetry>());
        var keeper = new WebhookKeeper(queue, new QuarantineBudget(ReceiverFixture.Quarantine, _time), telemetry);
        return new WebhookReceiver(() => state.Checks, keeper, ReceiverFixture.Limits, telemetry, _time);
    }

    private async Task<Verdict> ReceiveAsync(WebhookReceiver receiver, int number)
    {
        using var sender = X509CertificateLoader.LoadCertificateFromFile(_vault.Pki.WebhookSender.CertificateFile);
        var request = WebhookBuilder.Genuine(sender)
            .WithBody(Encoding.UTF8.GetBytes($$"""{"webhook_id":"{{number}}","event_type":"order-created"}"""))
            .With("X-Key", "value").Signed("sandbox-two");
        return await receiver.ReceiveAsync(request.Build(), "ref", Token);
    }
}
