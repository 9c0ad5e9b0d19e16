using System.Diagnostics.Metrics;
using Bridge.Functions.Storage;
using Bridge.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Tests.Functions.Storage;

/// <summary>Telemetry that a test can read.</summary>
internal sealed class RecordedTelemetry : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public RecordedTelemetry()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        Measured = new MeasurementRecorder(meters);
        Telemetry = new StorageTelemetry(meters, Log);
    }

    public LogRecorder<StorageTelemetry> Log { get; } = new();

    public MeasurementRecorder Measured { get; }

    public StorageTelemetry Telemetry { get; }

    public void Dispose()
    {
        Measured.Dispose();
        _services.Dispose();
    }
}
