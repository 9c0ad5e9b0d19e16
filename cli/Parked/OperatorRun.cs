using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Terminal;
using Bridge.Core.Parked;
using Spectre.Console;

namespace Bridge.Cli.Parked;

/// <summary>What commands that act have in common: dry run by default, a progress bar on a terminal, a report.</summary>
internal sealed class OperatorRun<T>(
    ParseResult parsed, IParkedQueue<T> queue, ParkedSelection<T> selection, string verb, IAnsiConsole? console = null)
    where T : IParkedMessage
{
    private readonly IAnsiConsole _console = console ?? Consoles.For(parsed.GetValue(Listing.Json));

    internal async Task<int> RunAsync(
        Func<OperatorMode, IAsyncEnumerable<OperatorResult>> work, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(Listing.Json);
        var mode = parsed.GetValue(OperatorRun.Yes) ? OperatorMode.Act : OperatorMode.DryRun;
        var report = new OperatorReport(_console, json);
        try
        {
            if (mode == OperatorMode.Act && !json && _console.Profile.Capabilities.Interactive)
                await WithBarAsync(work(mode), report, cancellationToken);
            else
                await foreach (var result in work(mode)) report.Add(result, selection.Numbers.Count > 0);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return report.Stop(mode, verb);
        }

        return report.Finish(selection.Numbers, mode, verb);
    }

    // Counting first costs one more look at the queue, which is little beside locking and settling each message.
    private async Task WithBarAsync(
        IAsyncEnumerable<OperatorResult> results, OperatorReport report, CancellationToken cancellationToken)
    {
        var total = 0;
        await foreach (var page in new ParkedReader<T>(queue).PagesAsync(selection, cancellationToken)) total += page.Count;
        await _console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask($"To be {verb}", maxValue: Math.Max(1, total));
            await foreach (var result in results)
            {
                report.Add(result, selection.Numbers.Count > 0);
                bar.Increment(1);
            }
        });
    }
}

/// <summary>The options of commands that act.</summary>
internal static class OperatorRun
{
    internal static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Act. Without it this is a dry run that changes nothing.",
    };

    internal static Command AddOptionsTo(Command command, IEnumerable<Option> filters)
    {
        command.Options.Add(Yes);
        command.Options.Add(Listing.Json);
        SelectionOptions.AddChoiceTo(command, filters);
        return InstallationOptions.AddTo(command);
    }
}
