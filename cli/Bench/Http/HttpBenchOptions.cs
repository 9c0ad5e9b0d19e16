using System.CommandLine;

namespace Bridge.Cli.Bench.Http;

/// <summary>How long and how hard to measure.</summary>
/// <param name="Rounds">Measurements of each function.</param>
/// <param name="RoundTime">How long each takes.</param>
/// <param name="Connections">Keep-alive connections, one request at a time on each.</param>
internal sealed record HttpBenchOptions(int Rounds, TimeSpan RoundTime, int Connections)
{
    private static readonly Option<int> RoundsOption = Positive("--rounds", 10, "Measurements of each function, in turn.");
    private static readonly Option<int> SecondsOption = Positive("--seconds", 2, "Length of each, seconds.");

    private static readonly Option<int> ConnectionsOption =
        Positive("--connections", 16, "Keep-alive connections, one request at a time on each.");

    internal static IEnumerable<Option> All => [RoundsOption, SecondsOption, ConnectionsOption];

    internal static HttpBenchOptions Read(ParseResult parsed) => new(
        parsed.GetValue(RoundsOption), TimeSpan.FromSeconds(parsed.GetValue(SecondsOption)),
        parsed.GetValue(ConnectionsOption));

    private static Option<int> Positive(string name, int value, string description)
    {
        var option = new Option<int>(name)
        {
            Description = description, DefaultValueFactory = _ => value, HelpName = "number",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError($"{name} is a number from 1.");
        });
        return option;
    }
}
