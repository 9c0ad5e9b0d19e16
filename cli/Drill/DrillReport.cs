using System.Globalization;
using Bridge.Cli.Terminal;

namespace Bridge.Cli.Drill;

/// <summary>The drill for the terminal and as a file to commit.</summary>
internal static class DrillReport
{
    internal static ReportTable Table(IReadOnlyList<RotationResult> results) => new(
        ["Rotation", "Webhooks", "Busy, sent again", "Wrongly refused", "Wrongly accepted", "API calls", "API failures", "New in force after", "Old out after"],
        [.. results.Select(Row), Total(results)]);

    internal static string Verdict(IReadOnlyList<RotationResult> results, DrillOptions options)
    {
        var isFlawless = results.All(one => one.IsFlawless(options.PickUpLimit));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Wanted: nothing wrongly refused or accepted, no API call failed, every change in force within "
            + $"{options.PickUpLimit.TotalSeconds:0.0} s: {(isFlawless ? "met" : "MISSED")}.");
    }

    internal static MarkdownReport Markdown(IReadOnlyList<RotationResult> results, DrillOptions options, string command) =>
        new MarkdownReport("Rotations under load", command, TimeProvider.System)
            .Add(Verdict(results, options))
            .Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{options.PerSecond} webhooks a second with mutual TLS, and the enricher running, for {options.Duration.TotalSeconds:0} s around "
                + $"each change; the app reads the vault every {options.RefreshInterval.TotalSeconds:0} s. Each change is made with the "
                + $"operator's own commands; Truv, Key Vault and Service Bus are the local ones."))
            .Add(Table(results).ToMarkdown());

    private static IReadOnlyList<string> Row(RotationResult one) =>
    [
        one.Name, Number(one.Sent), Number(one.Retried), Number(one.WronglyRefused), Number(one.WronglyAccepted), Number(one.ApiCalls), Number(one.ApiFailures),
        Seconds(one.PickedUp), Seconds(one.Retired),
    ];

    private static IReadOnlyList<string> Total(IReadOnlyList<RotationResult> results) =>
    [
        "Together", Number(results.Sum(one => one.Sent)), Number(results.Sum(one => one.Retried)),
        Number(results.Sum(one => one.WronglyRefused)),
        Number(results.Sum(one => one.WronglyAccepted)), Number(results.Sum(one => one.ApiCalls)),
        Number(results.Sum(one => one.ApiFailures)), "", "",
    ];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
