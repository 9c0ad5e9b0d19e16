using Bridge.Cli.Terminal;
using Spectre.Console;

namespace Bridge.Cli.Up;

/// <summary>One run of <c>bridge up</c>, from the first port check to the last goodbye.</summary>
internal sealed class UpSession(UpOptions options)
{
    private readonly IAnsiConsole _console = Consoles.For(options.Json);
    private readonly Journeys _journeys = new(TimeProvider.System);

    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var problems = PortCheck.Problems(options.Ports);
        foreach (var problem in problems) _console.MarkupLineInterpolated($"[red]{problem}[/]");
        if (problems.Count > 0) return ExitCodes.PortInUse;

        try
        {
            return await UpAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return options.Exit ? ExitCodes.Failure : ExitCodes.Success;
        }
        catch (Exception e) when (e is NotStartedException or IOException)
        {
            _console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return ExitCodes.NotStarted;
        }
    }

    private async Task<int> UpAsync(CancellationToken cancellationToken)
    {
        await using var laptop = await Laptop.StartAsync(options, Progress, cancellationToken);
        using var upFile = new UpFile(laptop, options.Data);
        if (!options.NoSamples) await SampleAsync(laptop, cancellationToken);
        if (options.Exit) return Finish();

        Introduce(laptop, upFile);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return ExitCodes.Success;
    }

    private async Task SampleAsync(Laptop laptop, CancellationToken cancellationToken)
    {
        var run = new SampleRun(laptop, _journeys);
        await SampleDisplay.ShowAsync(_console, _journeys, () => run.RunAsync(cancellationToken));
        var summary = _journeys.Summary;
        _console.MarkupLineInterpolated(
            $"[bold]{summary.Sent} sent, {summary.Accepted} accepted, {summary.Consumed} consumed, {summary.Enriched} enriched, {summary.Lost} lost, {summary.Duplicated} duplicated[/]");
        if (!summary.IsFlawless)
            _console.MarkupLineInterpolated($"[red]Not every event arrived exactly once; see {Path.Combine(options.Data, "logs")}[/]");
    }

    private int Finish()
    {
        var summary = _journeys.Summary;
        if (options.Json) Console.Out.WriteLine(summary.ToJson());
        return summary.IsFlawless ? ExitCodes.Success : ExitCodes.Failure;
    }

    private void Introduce(Laptop laptop, UpFile upFile)
    {
        if (options.Json && !options.NoSamples) Console.Out.WriteLine(_journeys.Summary.ToJson());
        var grid = new Grid().AddColumn().AddColumn();
        grid.AddRow("Webhooks to", new Uri(laptop.Functions.Url, Laptop.WebhookPath).ToString());
        grid.AddRow("Events from", $"{Laptop.EventsQueue} at {laptop.Broker.ConnectionString}");
        grid.AddRow("Status", new Uri(laptop.Control.Url, "/status").ToString());
        grid.AddRow("Logs", Path.Combine(options.Data, "logs"));
        grid.AddRow("For tools", upFile.Path);
        _console.Write(new Panel(grid).Header("Up. Ctrl-C ends it.").BorderColor(Color.Green));
    }

    private void Progress(string step) => _console.MarkupLineInterpolated($"[grey]· {step}[/]");
}
