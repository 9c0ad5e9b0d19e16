using System.Globalization;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>One step of one client over all rounds.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Rates">Messages per second, one figure for each round.</param>
/// <param name="OfEcho">Part of the floor's rate, one figure for each round.</param>
/// <param name="Wanted">The least messages per second; null when nothing is wanted of it.</param>
internal sealed record BrokerBenchRow(
    string Name, IReadOnlyList<double> Rates, IReadOnlyList<double> OfEcho, double? Wanted)
{
    internal double Rate => Median.Of(Rates);

    internal double Ratio => Median.Of(OfEcho);

    internal Target? Target => Wanted is { } wanted
        ? new Target(Name, $"{Text(Rate)} messages/s", $"at least {Text(wanted)}", Rate >= wanted)
        : null;

    internal string[] Cells() =>
    [
        Name, Text(Rate), $"{Text(Rates.Min())} – {Text(Rates.Max())}", Ratio.ToString("P1", CultureInfo.InvariantCulture),
        Wanted is { } wanted ? Text(wanted) : "–",
    ];

    private static string Text(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
