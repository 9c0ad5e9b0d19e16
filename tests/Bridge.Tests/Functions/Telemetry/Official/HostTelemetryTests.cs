using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions.Telemetry.Official;

/// <summary>What the official worker tells its host.</summary>
[Collection(nameof(ListeningCollection))]
public sealed class HostTelemetryTests
{
    [Fact]
    public async Task Worker_ThatExports_AsksTheHostNotToExportItsLogsOnceMore()
    {
        await using var exporting = new ComposedTelemetry(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:9"));
        await using var silent = new ComposedTelemetry();

        Assert.Equal("True", Capabilities(exporting)["WorkerOpenTelemetryEnabled"]);
        Assert.DoesNotContain("WorkerOpenTelemetryEnabled", Capabilities(silent).Keys);
    }

    private static IDictionary<string, string> Capabilities(ComposedTelemetry app) =>
        app.Services.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities;
}
