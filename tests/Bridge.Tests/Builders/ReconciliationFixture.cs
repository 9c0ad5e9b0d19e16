using System.Diagnostics.Metrics;
using Bridge.Core.Events;
using Bridge.Core.Ledger;
using Bridge.Core.Reconciliation;
using Bridge.Core.Reconciliation.Configuration;
using Bridge.Core.Reconciliation.Gaps;
using Bridge.Core.Reconciliation.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Builders;

/// <summary>Reconciling with everything around it in memory; what survives a run is kept from one to the next.</summary>
internal sealed class ReconciliationFixture
{
    public ReconciliationFixture()
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        Measured = new MeasurementRecorder(meters);
        Telemetry = new ReconciliationTelemetry(meters, Log, Time);
    }

    public FakeTimeProvider Time { get; } = new(TestAuthority.Now);

    public FakeDeliveries History { get; } = new();

    public FakeWebhookConfigurations Webhooks { get; } = new();

    public FakePulledWebhooks Queue { get; } = new();

    public InMemoryLedger Ledger { get; } = new();

    public InMemoryMarks Marks { get; } = new();

    public LogRecorder<ReconciliationTelemetry> Log { get; } = new();

    public MeasurementRecorder Measured { get; }

    public ReconciliationTelemetry Telemetry { get; }

    public WebhookRepair Repair { get; set; }

    public ReconciliationLimits Limits { get; set; } = new() { WebhookUrls = [new Uri(FakeDeliveries.Url)] };

    public GapFinder Finder => new(History, Ledger, Limits);

    public GapRecovery Recovery => new(Queue, Ledger, Time);

    public ReconciliationHorizon Horizon => new(Queue, Limits, Time);

    public WebhookWatch Watch => new(
        Webhooks, new WebhookExpectation(new Uri(FakeDeliveries.Url), "sandbox", TruvEventTypes.All, Repair), Telemetry);

    public static string IdOf(string body)
    {
        Assert.Null(TruvEventReader.Read(System.Text.Encoding.UTF8.GetBytes(body), out var truvEvent));
        return truvEvent!.Id;
    }

    public Task KnowAsync(string body) =>
        Ledger.RecordAsync(new LedgerEntry(IdOf(body)) { EventType = "order-created" }, CancellationToken.None);

    public Task<ReconciliationReport> RunAsync(CancellationToken? cancellationToken = null) =>
        new ReconciliationRun(Finder, Recovery, Horizon, Marks, Watch, Limits, Telemetry, Time)
            .RunAsync(cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>The last value of an instrument, with its tags.</summary>
    public double Last(string line) => Measured.Values.Last(value => value.Line == line).Value;
}
