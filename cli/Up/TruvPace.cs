using System.CommandLine;
using System.CommandLine.Parsing;

namespace Bridge.Cli.Up;

/// <summary>How fast the simulated Truv's API answers.</summary>
/// <param name="Latency">Time that an answer takes at least.</param>
/// <param name="Concurrency">Requests answered at the same time; 0: any number.</param>
/// <param name="RequestsPerMinute">Requests a minute for each Access Secret; 0: no limit.</param>
internal sealed record TruvPace(TimeSpan Latency, int Concurrency, int RequestsPerMinute)
{
    /// <summary>What Truv documents (truv.md §4).</summary>
    internal const int DocumentedPerMinute = 300;

    private const int LongestLatency = 60_000;

    private static readonly Option<int> LatencyOption = Number(
        "--truv-latency", 0, "Milliseconds that an answer of Truv's API takes at least.", LongestLatency);

    private static readonly Option<int> ConcurrencyOption = Number(
        "--truv-concurrency", 0, "Requests that Truv's API answers at the same time; 0: any number.", int.MaxValue);

    private static readonly Option<int> RateOption = Number(
        "--truv-rate", DocumentedPerMinute, "Requests a minute that Truv's API permits; 0: no limit.", int.MaxValue);

    internal static IEnumerable<Option> All => [LatencyOption, ConcurrencyOption, RateOption];

    internal static TruvPace Read(ParseResult parsed) => new(
        TimeSpan.FromMilliseconds(parsed.GetValue(LatencyOption)), parsed.GetValue(ConcurrencyOption), parsed.GetValue(RateOption));

    /// <summary>The options that make another <c>bridge up</c> like this.</summary>
    internal string[] ToArguments() =>
    [
        LatencyOption.Name, Text(Latency.TotalMilliseconds), ConcurrencyOption.Name, Text(Concurrency), RateOption.Name,
        Text(RequestsPerMinute),
    ];

    private static string Text(double number) => number.ToString("F0", System.Globalization.CultureInfo.InvariantCulture);

    private static Option<int> Number(string name, int value, string description, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value, HelpName = "number" };
        option.Validators.Add(result => Check(result, name, most));
        return option;
    }

    private static void Check(OptionResult result, string name, int most)
    {
        // What is no number at all the library reports by itself.
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && (number < 0 || number > most))
            result.AddError($"{name} is a number from 0 to {most}.");
    }
}
