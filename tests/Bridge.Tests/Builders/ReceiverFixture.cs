using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Builders;

/// <summary>A receiver with one issued and one pinned rule, one header and two secrets.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "Meters and receiver live as long as the test.")]
[SuppressMessage("Design", "CA1001", Justification = "Meters and receiver live as long as the test.")]
internal sealed class ReceiverFixture
{
    public const int MaxBodyBytes = 4096;

    public static readonly ReceivingLimits Limits =
        new(MaxBodyBytes, MaxConcurrency: 4, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8));

    public static readonly QuarantineLimits Quarantine = new(MessagesPerHour: 3, BytesPerHour: 8192, TimeSpan.FromDays(14));

    private static readonly TestAuthority Shared = new();
    private static readonly X509Certificate2 SharedSender = Shared.Issue();
    private static readonly X509Certificate2 SharedPinned =
        new TestAuthority("CN=Somebody Else's CA").Issue("mtls-prod.truv.com");

    public ReceiverFixture(Func<ReceivingPolicy, ReceivingPolicy>? change = null, ReceivingLimits? limits = null)
    {
        var policy = Policy();
        var checks = new WebhookChecks(change?.Invoke(policy) ?? policy, MaxBodyBytes, Time, NullLoggerFactory.Instance);
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        Measurements = new MeasurementRecorder(meters);
        Telemetry = new ReceivingTelemetry(meters, Logger);
        var keeper = new WebhookKeeper(Queue, new QuarantineBudget(Quarantine, Time), Telemetry);
        Receiver = new WebhookReceiver(() => checks, keeper, limits ?? Limits, Telemetry, Time);
    }

    public ReceivingTelemetry Telemetry { get; }

    public WebhookReceiver Receiver { get; }

    public TestAuthority Authority { get; } = Shared;

    public X509Certificate2 Sender { get; } = SharedSender;

    public X509Certificate2 Pinned { get; } = SharedPinned;

    public FakeTimeProvider Time { get; } = new(TestAuthority.Now);

    public RecordingQueue Queue { get; } = new();

    public LogRecorder<ReceivingTelemetry> Logger { get; } = new();

    public MeasurementRecorder Measurements { get; }

    public WebhookBuilder Genuine() => WebhookBuilder.Genuine(Sender);

    public Task<Verdict> ReceiveAsync(WebhookBuilder request) =>
        ReceiveAsync(request.Build(), TestContext.Current.CancellationToken);

    public Task<Verdict> ReceiveAsync(WebhookRequest request, CancellationToken caller) =>
        Receiver.ReceiveAsync(request, "ref", caller).AsTask();

    private static ReceivingPolicy Policy() => new(
        [
            new IssuedTrustRule("issued", "mtls-sandbox.truv.com", Shared.Collection),
            new PinnedTrustRule("pinned", "mtls-prod.truv.com", SHA256.HashData(SharedPinned.RawData)),
        ],
        [new RequiredHeader(WebhookBuilder.HeaderName, [WebhookBuilder.HeaderValue, "next-value"])],
        [AccessSecret.FromText("current", WebhookBuilder.Secret), AccessSecret.FromText("next", "sandbox-next")]);
}
