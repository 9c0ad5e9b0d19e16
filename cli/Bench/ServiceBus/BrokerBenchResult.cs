using System.Globalization;
using System.Text.Json;
using Bridge.Cli.Control;
using Bridge.Cli.Terminal;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>Both clients beside the floor, and what the broker holds after few messages and after many.</summary>
/// <param name="Options">How much was sent.</param>
/// <param name="Rounds">What each round gave.</param>
/// <param name="Few">The broker's memory after few messages.</param>
/// <param name="Many">The broker's memory after many messages.</param>
internal sealed record BrokerBenchResult(
    BrokerBenchOptions Options, IReadOnlyList<BrokerBenchRound> Rounds, BrokerMemory Few, BrokerMemory Many)
{
    // What a throw-away broker on the same listener reached, with two cores for both processes.
    internal const double WantedDotNetSend = 39_000;
    internal const double WantedDotNetReceive = 34_000;
    internal const double WantedNodeSend = 38_000;
    internal const double WantedNodeReceive = 16_000;

    /// <summary>
    /// How much more the heap may hold after many messages than after few: what pools and caches vary by, and less than one
    /// object for each message would be.
    /// </summary>
    internal const double MostGrowthMiB = 2;

    private const double MiB = 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal IReadOnlyList<BrokerBenchRow> Rows =>
    [
        Row("TCP echo of the bodies alone: the floor", round => round.Echo, null),
        Row(".NET client: send in batches of 100", round => round.DotNet[LoadStep.SendInBatches], WantedDotNetSend),
        Row(".NET client: send one by one, 500 under way", round => round.DotNet[LoadStep.SendSingly], null),
        Row(".NET client: receive and complete", round => round.DotNet[LoadStep.Receive], WantedDotNetReceive),
        Row("npm client: send in batches of 100", round => round.Node[LoadStep.SendInBatches], WantedNodeSend),
        Row("npm client: subscribe and complete", round => round.Node[LoadStep.Receive], WantedNodeReceive),
    ];

    internal double MemoryRatio => (double)Many.HeapBytes / Few.HeapBytes;

    internal double GrowthMiB => (Many.HeapBytes - Few.HeapBytes) / MiB;

    internal IReadOnlyList<Target> Targets =>
    [
        .. Rows.Select(row => row.Target).OfType<Target>(),
        new(
            "Growth of the broker's heap from few messages to many", $"{Text(GrowthMiB)} MiB ({Text(MemoryRatio)} times)",
            $"at most {Text(MostGrowthMiB)} MiB", GrowthMiB <= MostGrowthMiB),
    ];

    internal bool AreMet => Targets.All(target => target.IsMet);

    internal ReportTable ToTable() => new(
        ["What", "Messages/s, median", "Slowest – fastest", "Of the floor", "Wanted, at least"], [.. Rows.Select(row => row.Cells())]);

    internal ReportTable ToMemoryTable() => new(
        ["Messages passed through", "Heap in use", "Working set"],
        [Memory(Options.FewMessages, Few), Memory(Options.ManyMessages, Many)]);

    /// <summary>The same for a machine, on one line.</summary>
    internal string ToJson() => JsonSerializer.Serialize(
        new
        {
            rates = Rows.Select(row => new { row.Name, median = row.Rate, row.Rates, ofFloor = row.Ratio, row.Wanted }),
            memory = new { few = Few, many = Many, ratio = MemoryRatio, growthMiB = GrowthMiB },
            targets = Targets,
        },
        Json);

    private BrokerBenchRow Row(string name, Func<BrokerBenchRound, double> rate, double? wanted) => new(
        name, [.. Rounds.Select(rate)], [.. Rounds.Select(round => rate(round) / round.Echo)], wanted);

    private static string[] Memory(int messages, BrokerMemory memory) =>
    [
        messages.ToString("N0", CultureInfo.InvariantCulture), $"{Text(memory.HeapBytes / MiB)} MiB",
        $"{Text(memory.WorkingSetBytes / MiB)} MiB",
    ];

    private static string Text(double value) => value.ToString("N2", CultureInfo.InvariantCulture);
}
