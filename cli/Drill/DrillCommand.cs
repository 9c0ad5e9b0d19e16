using System.CommandLine;
using Bridge.Cli.Terminal;

namespace Bridge.Cli.Drill;

/// <summary><c>bridge drill</c>: rotates everything that can be rotated, under load, on this machine.</summary>
internal static class DrillCommand
{
    private const string DefaultReport = "docs/reports/drill.md";

    private static readonly Option<int> Seconds = BoundedOption.Create("--seconds", 30, 3600, "Load around each change, seconds.");
    private static readonly Option<int> Rate = BoundedOption.Create("--rate", 200, 5000, "Webhooks a second.");

    private static readonly Option<int> Refresh =
        BoundedOption.Create("--refresh", 5, 300, "Seconds between two readings of the vault.");

    private static readonly Option<string?> Markdown = MarkdownReport.CreateOption(DefaultReport);

    internal static Command Create()
    {
        var command = new Command(
            "drill",
            """
            Rotate Access Secret, custom header, trust rule, authority and API client certificate, each with the operator's own commands
            and under load, on a local installation of its own. Fails when a webhook is wrongly refused or accepted, an API call fails,
            or a change takes longer than the refresh interval.

            Example: ./bridge drill --seconds 30 --rate 200 --markdown docs/reports/drill.md
            """) { Seconds, Rate, Refresh, Markdown };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new DrillOptions(
            TimeSpan.FromSeconds(parsed.GetValue(Seconds)), parsed.GetValue(Rate), TimeSpan.FromSeconds(parsed.GetValue(Refresh)));
        var streams = parsed.InvocationConfiguration;
        var folder = Directory.CreateTempSubdirectory("bridge-drill-").FullName;
        try
        {
            var results = await new DrillRun(options, streams.Error.WriteLine).RunAsync(folder, cancellationToken);
            var console = Consoles.For(streams.Output);
            console.Write(DrillReport.Table(results).ToTerminal());
            await streams.Output.WriteLineAsync(DrillReport.Verdict(results, options));
            await DrillReport.Markdown(results, options, "./bridge drill").WriteAsync(parsed.GetValue(Markdown), cancellationToken);
            return results.All(one => one.IsFlawless(options.PickUpLimit)) ? ExitCodes.Success : ExitCodes.Failure;
        }
        catch (NotStartedException e)
        {
            await streams.Error.WriteLineAsync(e.Message);
            return ExitCodes.NotStarted;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
