using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;
using Bridge.Core.Claims;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Enrichment.Masking;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Events;
using Bridge.Core.Reconciliation;
using Bridge.Core.Reconciliation.Configuration;
using Bridge.Core.Reconciliation.Gaps;
using Bridge.Core.Reconciliation.Running;
using Bridge.Core.Truv.Rate;
using Bridge.Core.Webhooks;
using Bridge.Local.Truv;
using Bridge.Tests.Builders;
using Bridge.Tests.Core.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Front = Bridge.Tests.Local.Truv.Infrastructure.WebhookReceiver;
using Receiver = Bridge.Core.Webhooks.WebhookReceiver;

namespace Bridge.Tests.Drills;

/// <summary>
/// The three flows as the core has them between a simulated Truv (real sockets, mutual TLS) and queues in memory, all on one
/// fake clock: a day passes in a second.
/// </summary>
internal sealed class DrillBridge : IAsyncDisposable
{
    private const string HeaderName = "X-Agreed";

    private readonly TruvUnderTest _truv;
    private readonly Front _front;
    private readonly Receiver _receiver;
    private readonly TruvPipeline _pipeline;
    private readonly EnrichmentTelemetry _enrichmentTelemetry;
    private readonly EnrichmentHealth _health;
    private readonly ReconciliationTelemetry _reconciliationTelemetry;
    private readonly ConcurrentDictionary<string, string> _emitted = new();

    private DrillBridge(FakeTimeProvider time, TruvUnderTest truv, Front front)
    {
        (Time, _truv, _front) = (time, truv, front);
        Bus = new MemoryBus(time);
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        Measured = new MeasurementRecorder(meters);
        _enrichmentTelemetry = new EnrichmentTelemetry(meters, Log);
        _health = new EnrichmentHealth(_enrichmentTelemetry);
        _reconciliationTelemetry = new ReconciliationTelemetry(meters, NullLogger<ReconciliationTelemetry>.Instance, time);
        _receiver = ReceiverOf(meters);
        _pipeline = new TruvPipeline(
            truv.Connection(), TruvRate.Default with { RequestsPerMinute = 1_000_000 }, root: truv.Service.Url, secret: TruvUnderTest.Secret, time: time);
        _front.Answer = AnswerAsync;
        _truv.Service.Webhooks.Add(new WebhookConfiguration { Url = front.Url });
        _truv.Service.Emitted += Remember;
    }

    public FakeTimeProvider Time { get; }

    public MemoryBus Bus { get; }

    public InMemoryLedger Ledger { get; } = new();

    public InMemoryMarks Marks { get; } = new();

    public MeasurementRecorder Measured { get; }

    /// <summary>What enriching has said.</summary>
    public LogRecorder<EnrichmentTelemetry> Log { get; } = new();

    public TruvService Truv => _truv.Service;

    public WebhookConfiguration Webhook => Truv.Webhooks.All[0];

    /// <summary>Ids of all events that Truv has made.</summary>
    public IReadOnlyCollection<string> Emitted => [.. _emitted.Keys];

    /// <summary>Whether the front end answers 502 to everything, as when no instance runs.</summary>
    public bool IsOff { get; set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DrillBridge> StartAsync()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var truv = await TruvUnderTest.StartAsync(time, sender: sender => sender with { WebhookIds = WebhookIdRule.PerAttempt });
        return new DrillBridge(time, truv, await Front.StartAsync(truv.Pki));
    }

    public async ValueTask DisposeAsync()
    {
        await _truv.DisposeAsync();
        await _front.DisposeAsync();
        await _receiver.DisposeAsync();
        _pipeline.Dispose();
        Measured.Dispose();
    }

    /// <summary>Some borrowers go their way; Truv delivers and retries until it has given up or succeeded.</summary>
    public async Task EmitAsync(int borrowers)
    {
        await Truv.EmitAsync(borrowers, new JourneyOptions(), Token);
        await Truv.Deliveries.WhenSettledAsync(Token);
        while (Truv.Deliveries.Status.Waiting > 0)
        {
            Time.Advance(TimeSpan.FromSeconds(30));
            await Truv.Deliveries.WhenSettledAsync(Token);
        }
    }

    public Task<ReconciliationReport> ReconcileAsync()
    {
        var limits = new ReconciliationLimits { WebhookUrls = [_front.Url] };
        var expected = new WebhookExpectation(_front.Url, "sandbox", TruvEventTypes.All, WebhookRepair.Enable);
        var watch = new WebhookWatch(_pipeline.Webhooks, expected, _reconciliationTelemetry);
        return new ReconciliationRun(
            new GapFinder(_pipeline.Deliveries, Ledger, limits), new GapRecovery(Bus, Ledger, Time),
            new ReconciliationHorizon(Bus, limits, Time), Marks, watch, limits, _reconciliationTelemetry, Time).RunAsync(Token);
    }

    public Task<IReadOnlyDictionary<EnrichmentOutcome, int>> EnrichAsync()
    {
        var limits = new EnrichmentLimits
        {
            BatchSize = 50, InHand = 200, Concurrency = 8, TimeBudget = TimeSpan.FromMinutes(4), MaxAge = TimeSpan.FromHours(24),
        };
        var enricher = new Enricher(
            Bus, Bus, Ledger, new InMemoryClaimChecks(Time), new EventData(FieldMasks.None, Time),
            new EventAssembler(new Uri("urn:truv:sandbox")), _health, _enrichmentTelemetry, limits,
            new ClaimCheckLimits(ClaimCheckLimits.DefaultThresholdBytes), Time);
        return new EnrichmentRun(Bus, Ledger, enricher, _pipeline.Api, _health, limits, _enrichmentTelemetry, Time).RunAsync(Token);
    }

    public double Last(string line) => Measured.Values.Last(value => value.Line == line).Value;

    private Receiver ReceiverOf(IMeterFactory meters)
    {
        using var sender = X509CertificateLoader.LoadCertificateFromFile(_truv.Pki.WebhookSender.CertificateFile);
        var policy = new ReceivingPolicy(
            [new PinnedTrustRule("pinned", "mtls-sandbox.truv.com", sender.GetCertHash(HashAlgorithmName.SHA256))],
            [new RequiredHeader(HeaderName, ["value"])],
            [AccessSecret.FromText("current", TruvUnderTest.Secret)]);
        var checks = new WebhookChecks(policy, 262_144, Time, NullLoggerFactory.Instance);
        var telemetry = new ReceivingTelemetry(meters, NullLogger<ReceivingTelemetry>.Instance);
        var keeper = new WebhookKeeper(
            Bus, new QuarantineBudget(new QuarantineLimits(60, 524_288, TimeSpan.FromDays(14)), Time), telemetry);
        return new(
            () => checks, keeper, new ReceivingLimits(262_144, 64, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)), telemetry, Time);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status502BadGateway;
        if (IsOff) return;
        context.Request.Headers["X-ARR-ClientCert"] = Convert.ToBase64String(context.Connection.ClientCertificate!.RawData);
        var request = new WebhookRequest(
            name => context.Request.Headers[name], context.Request.ContentType, context.Request.ContentLength, context.Request.Body);
        context.Response.StatusCode = (await _receiver.ReceiveAsync(request, context.TraceIdentifier, context.RequestAborted)).StatusCode;
    }

    private void Remember(Bridge.Local.Truv.TruvEvent made)
    {
        Assert.Null(TruvEventReader.Read(made.Body, out var read));
        _emitted[read!.Id] = made.EventType;
    }
}
