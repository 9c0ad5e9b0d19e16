using System.Diagnostics.Metrics;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Functions.Telemetry;

/// <summary>The table of metrics in <c>docs/operations.md</c> is what the code declares.</summary>
public sealed class MetricsDocumentTests
{
    [Fact]
    public async Task Operations_TableOfMetrics_IsWhatTheCodeDeclares()
    {
        var document = await File.ReadAllLinesAsync(
            Path.Combine(Repository.Root, "docs", "operations.md"), TestContext.Current.CancellationToken);
        await using var app = new ComposedTelemetry();

        var declared = app.Instruments().OrderBy(instrument => instrument.Name, StringComparer.Ordinal).Select(Line);

        Assert.Equal(declared, document.Where(line => line.StartsWith("| `bridge.", StringComparison.Ordinal)));
    }

    private static string Line(Instrument instrument) =>
        $"| `{instrument.Name}` | {Kind(instrument)} | {instrument.Unit} | {instrument.Description} |";

    private static string Kind(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" => "counter",
        "UpDownCounter" => "up and down",
        "Histogram" => "histogram",
        _ => "gauge",
    };
}
