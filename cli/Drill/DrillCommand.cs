using System.CommandLine;
using Bridge.Cli.Terminal;

namespace Bridge.Cli.Drill;

/// <summary><c>bridge drill</c>: rotates everything that can be rotated, under load, on this machine.</summary>
internal static class DrillCommand
{
    private const string DefaultReport = "docs/reports/drill.md";

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "Load around each change, seconds.", DefaultValueFactory = _ => 30,
    };

    private static readonly Option<int> Rate = new("--rate")
    {
        Description = "Webhooks a second.", DefaultValueFactory = _ => 200,
    };

    private static readonly Option<int> Refresh = new("--refresh")
    {
        Description = "Seconds between two readings of the vault.", DefaultValueFactory = _ => 5,
    };

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
        foreach (var (option, most) in new[] { (Seconds, 3600), (Rate, 5000), (Refresh, 300) })
            command.Validators.Add(parsed =>
            {
                if (parsed.GetValue(option) < 1 || parsed.GetValue(option) > most) parsed.AddError($"{option.Name} must be from 1 to {most}.");
            });
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
