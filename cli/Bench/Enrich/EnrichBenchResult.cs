using System.Globalization;
using System.Text.Json;
using Bridge.Cli.Terminal;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>The enricher beside what the API could answer at most, and its memory for short and long queues.</summary>
/// <param name="Shape">What was asked for.</param>
/// <param name="Rounds">The rate, round by round.</param>
/// <param name="Memory">The memory, one for each length of the queue, shortest first.</param>
internal sealed record EnrichBenchResult(EnrichShape Shape, IReadOnlyList<EnrichFigures> Rounds, IReadOnlyList<EnrichFigures> Memory)
{
    /// <summary>The least part of the API's own limit that the enricher has to use.</summary>
    internal const double WantedRatio = 0.85;

    /// <summary>How much more the heap may hold with the longest queue than with the shortest: what the events in hand vary by.</summary>
    internal const double MostGrowthMiB = 8;

    private const double MiB = 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal double Ratio => Median.Of([.. Rounds.Select(RatioOf)]);

    internal double EventsPerCall => (double)Rounds.Sum(round => round.Events) / Rounds.Sum(round => round.Requests);

    internal double GrowthMiB => (Memory[^1].HeapBytes - Memory[0].HeapBytes) / MiB;

    internal IReadOnlyList<Target> Targets =>
    [
        new(
            "Requests per second, as a part of what the API can answer", Text(Ratio), $"at least {Text(WantedRatio)}",
            Ratio >= WantedRatio),
        new(
            $"Growth of the enricher's heap from {Count(Memory[0].Events)} to {Count(Memory[^1].Events)} queued events",
            $"{Text(GrowthMiB)} MiB", $"at most {Text(MostGrowthMiB)} MiB", GrowthMiB <= MostGrowthMiB),
    ];

    internal bool AreMet => Targets.All(target => target.IsMet);

    internal ReportTable ToTable() => new(
        ["Round", "Events", "Requests", "Seconds", "Events/s", "Events/request", "Requests/s", "The API's limit", "Ratio"],
        [.. Rounds.Select((round, at) => Row(Count(at + 1), round))]);

    internal ReportTable ToMemoryTable() => new(
        ["Queued events", "Seconds", "Events/s", "Requests", "Heap in use, at most", "Working set"],
        [
            .. Memory.Select(one => new[]
            {
                Count(one.Events), Text(one.Seconds), Count(one.Events / one.Seconds), Count(one.Requests),
                $"{Text(one.HeapBytes / MiB)} MiB", $"{Text(one.WorkingSetBytes / MiB)} MiB",
            }),
        ]);

    /// <summary>The same for a machine, on one line.</summary>
    internal string ToJson() => JsonSerializer.Serialize(
        new { Shape, Rounds, Memory, Ratio, EventsPerCall, GrowthMiB, Targets }, Json);

    private double RatioOf(EnrichFigures round) => round.Requests / round.Seconds / Shape.MostRequestsPerSecond;

    private string[] Row(string name, EnrichFigures round) =>
    [
        name, Count(round.Events), Count(round.Requests), Text(round.Seconds), Count(round.Events / round.Seconds),
        Text((double)round.Events / round.Requests), Text(round.Requests / round.Seconds), Text(Shape.MostRequestsPerSecond),
        Text(RatioOf(round)),
    ];

    private static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("N2", CultureInfo.InvariantCulture);
}
