using System.CommandLine;

namespace Bridge.Cli.Bench.Http;

/// <summary>How long and how hard to measure.</summary>
/// <param name="Rounds">Measurements of each function.</param>
/// <param name="RoundTime">How long each takes.</param>
/// <param name="Connections">Keep-alive connections, one request at a time on each.</param>
internal sealed record HttpBenchOptions(int Rounds, TimeSpan RoundTime, int Connections)
{
    private static readonly Option<int> RoundsOption = PositiveOption.Create("--rounds", 10, "Measurements of each function, in turn.");
    private static readonly Option<int> SecondsOption = PositiveOption.Create("--seconds", 2, "Length of each, seconds.");

    private static readonly Option<int> ConnectionsOption =
        PositiveOption.Create("--connections", 16, "Keep-alive connections, one request at a time on each.");

    internal static IEnumerable<Option> All => [RoundsOption, SecondsOption, ConnectionsOption];

    internal static HttpBenchOptions Read(ParseResult parsed) => new(
        parsed.GetValue(RoundsOption), TimeSpan.FromSeconds(parsed.GetValue(SecondsOption)),
        parsed.GetValue(ConnectionsOption));
}
