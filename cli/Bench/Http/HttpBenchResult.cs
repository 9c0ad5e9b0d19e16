using System.Globalization;
using Bridge.Cli.Terminal;

namespace Bridge.Cli.Bench.Http;

/// <summary>What each round gave.</summary>
/// <param name="NoOp">Requests per second of the function that does nothing, one figure for each round.</param>
/// <param name="Webhook">Accepted webhooks per second, one figure for each round.</param>
internal sealed record HttpBenchResult(IReadOnlyList<double> NoOp, IReadOnlyList<double> Webhook)
{
    /// <summary>The least part of the no-op function's rate that receiving has to reach.</summary>
    internal const double WantedRatio = 0.75;

    /// <summary>The median over the rounds: what else the machine does changes from round to round, less so within one.</summary>
    internal double Ratio => Median.Of([.. NoOp.Zip(Webhook, (noOp, webhook) => webhook / noOp)]);

    internal Target Target => new(
        "Accepted webhooks per second, as a part of the no-op function's rate", Text(Ratio, "F2"),
        $"at least {Text(WantedRatio, "F2")}", Ratio >= WantedRatio);

    internal ReportTable ToTable() => new(
        ["Round", "No-op function, requests/s", "Webhook function, accepted/s", "Ratio"],
        [
            .. NoOp.Zip(Webhook, (noOp, webhook) => (noOp, webhook))
                .Select((round, index) => Row(Text(index + 1, "F0"), round.noOp, round.webhook, round.webhook / round.noOp)),
            Row("Median", Median.Of(NoOp), Median.Of(Webhook), Ratio),
        ]);

    private static string[] Row(string name, double noOp, double webhook, double ratio) =>
        [name, Text(noOp, "N0"), Text(webhook, "N0"), Text(ratio, "F2")];

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
