using System.Globalization;
using System.Text.Json;
using Bridge.Cli.Terminal;

namespace Bridge.Cli.Bench.Receive;

/// <summary>Receiving beside what it is compared with, all of one run.</summary>
/// <param name="Processor">Name of the CPU.</param>
/// <param name="ByMethod">Figures by the name of the benchmark.</param>
internal sealed record ReceiveBenchResult(string Processor, IReadOnlyDictionary<string, Figures> ByMethod)
{
    internal const double MostTimesTheFloor = 4;
    internal const double MostBytes = 2048;
    internal const double LeastTimesFasterThanChain = 20;

    private static readonly (string Method, string Title)[] Rows =
    [
        ("Hmac", "HMAC-SHA256 of the body: the floor"),
        ("Receive", "Receiving one genuine webhook, certificate verdict cached"),
        ("UncachedChain", "X509Chain built for each request, custom root"),
        ("Octokit", "Octokit.Webhooks: signature and deserialisation of the same body"),
    ];

    internal IReadOnlyList<Target> Targets =>
    [
        new("Time, as a multiple of the floor", Text(TimesTheFloor), $"at most {Text(MostTimesTheFloor)}", TimesTheFloor <= MostTimesTheFloor),
        new("Allocated for one webhook", $"{Receive.Bytes:0} B", $"at most {MostBytes:0} B", Receive.Bytes <= MostBytes),
        new(
            "Times faster than the uncached chain", Text(TimesFaster), $"at least {Text(LeastTimesFasterThanChain)}",
            TimesFaster >= LeastTimesFasterThanChain),
    ];

    internal bool AreMet => Targets.All(target => target.IsMet);

    private Figures Receive => ByMethod["Receive"];

    private Figures Floor => ByMethod["Hmac"];

    private double TimesTheFloor => Receive.Nanoseconds / Floor.Nanoseconds;

    private double TimesFaster => ByMethod["UncachedChain"].Nanoseconds / Receive.Nanoseconds;

    /// <summary>Reads BenchmarkDotNet's brief JSON report.</summary>
    internal static ReceiveBenchResult Read(JsonElement report) => new(
        report.GetProperty("HostEnvironmentInfo").GetProperty("ProcessorName").GetString()!,
        report.GetProperty("Benchmarks").EnumerateArray()
            .ToDictionary(benchmark => benchmark.GetProperty("Method").GetString()!, FiguresOf));

    internal ReportTable ToTable() => new(
        ["What", "Median", "Of the floor", "Allocated"],
        [
            .. Rows.Select(row => (row.Title, Figures: ByMethod[row.Method])).Select(row => new[]
            {
                row.Title, $"{Microseconds(row.Figures)} µs", $"{Text(row.Figures.Nanoseconds / Floor.Nanoseconds)}",
                $"{row.Figures.Bytes:0} B",
            }),
        ]);

    private static Figures FiguresOf(JsonElement benchmark) => new(
        benchmark.GetProperty("Statistics").GetProperty("Median").GetDouble(),
        benchmark.GetProperty("Memory").GetProperty("BytesAllocatedPerOperation").GetDouble());

    private static string Microseconds(Figures figures) =>
        (figures.Nanoseconds / 1000).ToString("N2", CultureInfo.InvariantCulture);

    private static string Text(double times) => times.ToString("N1", CultureInfo.InvariantCulture);
}
