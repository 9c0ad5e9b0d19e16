using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Terminal;
using Bridge.Core.Quarantine;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Bridge.Cli.Quarantine;

/// <summary>What release and drop have in common: dry run by default, a progress bar on a terminal, a report.</summary>
internal sealed class OperatorRun(ParseResult parsed, OpenInstallation installation, string verb)
{
    internal static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Act. Without it this is a dry run that changes nothing.",
    };

    private readonly IAnsiConsole _console = Consoles.For(parsed.GetValue(ListCommand.Json));

    internal static Command AddOptionsTo(Command command)
    {
        command.Options.Add(Yes);
        command.Options.Add(ListCommand.Json);
        SelectionOptions.AddChoiceTo(command);
        return InstallationOptions.AddTo(command);
    }

    internal async Task<int> RunAsync(
        Func<QuarantineSelection, OperatorMode, IAsyncEnumerable<OperatorResult>> work, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(ListCommand.Json);
        var mode = parsed.GetValue(Yes) ? OperatorMode.Act : OperatorMode.DryRun;
        var now = installation.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var selection = SelectionOptions.Read(parsed, now);
        var report = new OperatorReport(_console, json);
        if (mode == OperatorMode.Act && !json && _console.Profile.Capabilities.Interactive)
            await WithBarAsync(work(selection, mode), report, selection, cancellationToken);
        else
            await foreach (var result in work(selection, mode)) report.Add(result, selection.Numbers.Count > 0);
        return report.Finish(selection, mode, verb);
    }

    // Counting first costs one more look at the queue, which is little beside locking and settling each message.
    private async Task WithBarAsync(
        IAsyncEnumerable<OperatorResult> results, OperatorReport report, QuarantineSelection selection,
        CancellationToken cancellationToken)
    {
        var total = 0;
        var reader = installation.Services.GetRequiredService<QuarantineReader>();
        await foreach (var page in reader.PagesAsync(selection, cancellationToken)) total += page.Count;
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
