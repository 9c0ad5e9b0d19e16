using System.CommandLine;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>How much is enriched, and how fast Truv's API answers meanwhile.</summary>
/// <param name="Rounds">Measurements of the rate.</param>
/// <param name="Events">Events of each measurement, thirteen for one borrower.</param>
/// <param name="LatencyMilliseconds">Time that each answer takes at least.</param>
/// <param name="Concurrency">Requests that the API answers at the same time, and that the enricher makes.</param>
/// <param name="Queued">Events in the queue for each measurement of memory.</param>
internal sealed record EnrichShape(int Rounds, int Events, int LatencyMilliseconds, int Concurrency, IReadOnlyList<int> Queued)
{
    private static readonly Option<int> RoundsOption = PositiveOption.Create("--rounds", 3, "Measurements of the rate.");
    private static readonly Option<int> EventsOption = PositiveOption.Create("--events", 3_000, "Events of each measurement.");
    private static readonly Option<int> LatencyOption = PositiveOption.Create("--latency", 50, "Milliseconds that Truv's answers take.");
    private static readonly Option<int> ConcurrencyOption = PositiveOption.Create("--concurrency", 8, "Requests at the same time.");

    private static readonly Option<int[]> QueuedOption = new("--queued")
    {
        Description = "Events in the queue for each measurement of memory.",
        DefaultValueFactory = _ => [1_000, 10_000, 100_000],
        HelpName = "numbers",
        AllowMultipleArgumentsPerToken = true,
    };

    internal static IEnumerable<Option> All => [RoundsOption, EventsOption, LatencyOption, ConcurrencyOption, QueuedOption];

    /// <summary>Requests per second that the API can answer: what no enricher can exceed.</summary>
    internal double MostRequestsPerSecond => Concurrency / (LatencyMilliseconds / 1000.0);

    internal static EnrichShape Read(ParseResult parsed) => new(
        parsed.GetValue(RoundsOption), parsed.GetValue(EventsOption), parsed.GetValue(LatencyOption),
        parsed.GetValue(ConcurrencyOption), parsed.GetValue(QueuedOption)!);
}
