using System.Diagnostics.Metrics;
using Bridge.Core.Claims;
using Bridge.Core.Enrichment;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Enrichment.Masking;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Truv;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Tests.Builders;

/// <summary>Enriching with everything around it in memory; what survives a run is kept from one to the next.</summary>
internal sealed class EnrichmentFixture
{
    private readonly EnrichmentTelemetry _telemetry;

    public EnrichmentFixture()
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        Measured = new MeasurementRecorder(meters);
        _telemetry = new EnrichmentTelemetry(meters, Log);
        Health = new EnrichmentHealth(_telemetry);
        Claims = new InMemoryClaimChecks(Time);
    }

    public AwaitedTime Time { get; } = new(TestAuthority.Now);

    public FakeQueues Queues { get; } = new();

    /// <summary>Another queue of received webhooks than <see cref="Queues"/>.</summary>
    public IReceivedQueue? Received { get; init; }

    /// <summary>Another queue of enriched events than <see cref="Queues"/>.</summary>
    public IEventPublisher? Publisher { get; init; }

    public FakeTruvApi Api { get; } = new();

    public InMemoryLedger Ledger { get; } = new();

    public InMemoryClaimChecks Claims { get; }

    public LogRecorder<EnrichmentTelemetry> Log { get; } = new();

    public MeasurementRecorder Measured { get; }

    public EnrichmentHealth Health { get; }

    public ClaimCheckLimits Size { get; set; } = new(ClaimCheckLimits.DefaultThresholdBytes);

    public EnrichmentLimits Limits { get; set; } = new()
    {
        BatchSize = 10, InHand = 50, Concurrency = 4, TimeBudget = TimeSpan.FromMinutes(1), MaxAge = TimeSpan.FromHours(24),
    };

    public void Add(string body, TimeSpan age = default, int attempt = 0) =>
        Queues.Add(FakeQueues.Message(body, Time.GetUtcNow() - age, attempt));

    public Task<IReadOnlyDictionary<EnrichmentOutcome, int>> RunAsync(ITruvApi? api = null, CancellationToken? cancellationToken = null)
    {
        var enricher = new Enricher(
            Received ?? Queues, Publisher ?? Queues, Ledger, Claims, new EventData(FieldMasks.None, Time), new EventAssembler(new Uri("urn:truv:sandbox")),
            Health, _telemetry, Limits, Size, Time);
        return new EnrichmentRun(Received ?? Queues, Ledger, enricher, api ?? Api, Health, Limits, _telemetry, Time)
            .RunAsync(cancellationToken ?? TestContext.Current.CancellationToken);
    }
}
