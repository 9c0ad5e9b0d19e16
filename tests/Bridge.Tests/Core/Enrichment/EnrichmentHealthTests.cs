using System.Diagnostics.Metrics;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Truv;
using Bridge.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Core.Enrichment;

public sealed class EnrichmentHealthTests : IDisposable
{
    private readonly LogRecorder<EnrichmentTelemetry> _log = new();
    private readonly MeasurementRecorder _measured;
    private readonly EnrichmentHealth _health;

    public EnrichmentHealthTests()
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        _measured = new MeasurementRecorder(meters);
        _health = new EnrichmentHealth(new EnrichmentTelemetry(meters, _log));
    }

    public void Dispose() => _measured.Dispose();

    [Fact]
    public void Trouble_ThatLasts_IsMeasuredEachTimeAndSaidOnce()
    {
        for (var run = 0; run < 3; run++) _health.Observe(TruvOutcome.Unauthorized);

        Assert.Equal([("bridge.enrichment.trouble reason=Unauthorized", 1.0)], _measured.Values.Distinct());
        Assert.Equal(3, _measured.Values.Count);
        Assert.Single(_log.Entries, entry => entry.Level == LogLevel.Error);
    }

    [Fact]
    public void Trouble_ThatIsOver_IsMeasuredAsZeroOnce()
    {
        _health.Observe(TruvOutcome.Unauthorized);

        _health.Observe(TruvOutcome.Found);
        _health.Observe(TruvOutcome.Found);

        Assert.Equal([1.0, 0.0], _measured.Values.Select(value => value.Value));
        Assert.Equal(EnrichmentTrouble.None, _health.Trouble);
        Assert.Single(_log.Entries, entry => entry.Level == LogLevel.Information);
    }

    [Fact]
    public void Unavailable_TenTimesInARow_MeansDownAndOneAnswerBetweenDoesNot()
    {
        for (var call = 0; call < 9; call++) Assert.Equal(EnrichmentTrouble.None, _health.Observe(TruvOutcome.Unavailable));
        _health.Observe(TruvOutcome.Found);
        for (var call = 0; call < 9; call++) Assert.Equal(EnrichmentTrouble.None, _health.Observe(TruvOutcome.Unavailable));

        Assert.Equal(EnrichmentTrouble.ApiDown, _health.Observe(TruvOutcome.Unavailable));
    }

    [Fact]
    public void QueueDown_AnswerOfTheApi_DoesNotEndIt()
    {
        _health.Report(EnrichmentTrouble.QueueDown);

        _health.Observe(TruvOutcome.Found);
        Assert.Equal(EnrichmentTrouble.QueueDown, _health.Trouble);

        _health.Published();
        Assert.Equal(EnrichmentTrouble.None, _health.Trouble);
    }
}
