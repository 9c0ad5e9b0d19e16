using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Bridge.Core.Certificates;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Builders;

/// <summary>A receiver with one issued and one pinned rule, one header and one secret.</summary>
internal sealed class ReceiverFixture
{
    public const int MaxBodyBytes = 4096;

    private readonly WebhookReceiver _receiver;

    public ReceiverFixture()
    {
        Sender = Authority.Issue();
        Pinned = new TestAuthority("CN=Somebody Else's CA").Issue("mtls-prod.truv.com");
        var policy = new ReceivingPolicy(
            [
                new IssuedTrustRule("issued", "mtls-sandbox.truv.com", Authority.Collection),
                new PinnedTrustRule("pinned", "mtls-prod.truv.com", SHA256.HashData(Pinned.RawData)),
            ],
            [new RequiredHeader(WebhookBuilder.HeaderName, [WebhookBuilder.HeaderValue, "next-value"])],
            [AccessSecret.FromText("current", WebhookBuilder.Secret), AccessSecret.FromText("next", "sandbox-next")]);
        var time = new FakeTimeProvider(TestAuthority.Now);
        var checks = new WebhookChecks(policy, MaxBodyBytes, time, NullLoggerFactory.Instance);
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var telemetry = new ReceivingTelemetry(meters, NullLogger<ReceivingTelemetry>.Instance);
        _receiver = new WebhookReceiver(() => checks, Queue, telemetry, time);
    }

    public TestAuthority Authority { get; } = new();

    public System.Security.Cryptography.X509Certificates.X509Certificate2 Sender { get; }

    public System.Security.Cryptography.X509Certificates.X509Certificate2 Pinned { get; }

    public RecordingQueue Queue { get; } = new();

    public WebhookBuilder Genuine() => WebhookBuilder.Genuine(Sender);

    public Task<Verdict> ReceiveAsync(WebhookBuilder request) =>
        _receiver.ReceiveAsync(request.Build(), "ref", TestContext.Current.CancellationToken);
}
