using System.CommandLine;
using Bridge.Cli.Terminal;

namespace Bridge.Cli.Bench.Enrich;

/// <summary><c>bridge bench enrich</c>: the enricher beside what Truv's API could answer at most.</summary>
internal static class EnrichBenchCommand
{
    private const string DefaultReport = "docs/reports/bench-enrich.md";

    private static readonly Option<string?> Markdown = MarkdownReport.CreateOption(DefaultReport);
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object on standard output." };

    internal static Command Create()
    {
        var command = new Command(
            "enrich",
            "Requests per second of the enricher with its limiter off, as a part of latency × concurrency of the simulated API; events "
            + "for each request; and the enricher's memory for short and long queues. "
            + $"Example: ./bridge bench enrich --markdown {DefaultReport}")
        {
            Markdown, Json,
        };
        foreach (var option in EnrichShape.All) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(Json);
        var result = await EnrichBenchRun.RunAsync(EnrichShape.Read(parsed), Console.Error.WriteLine, cancellationToken);
        var console = Consoles.For(outputIsForMachines: json);
        console.Write(result.ToTable().ToTerminal());
        console.Write(result.ToMemoryTable().ToTerminal());
        foreach (var target in result.Targets) await console.Profile.Out.Writer.WriteLineAsync($"{target}");
        if (json) await Console.Out.WriteLineAsync(result.ToJson());
        await Report(result).WriteAsync(parsed.GetValue(Markdown), cancellationToken);
        return result.AreMet ? ExitCodes.Success : ExitCodes.Failure;
    }

    /// <summary>The report of a result.</summary>
    internal static MarkdownReport Report(EnrichBenchResult result) =>
        new MarkdownReport("The enricher", "./bridge bench enrich", TimeProvider.System)
        .Add($"The app's own enricher in a process of its own, its limiter off, on the broker, the storage (Azurite), the vault and the "
            + $"simulated Truv of a `bridge up` in other processes, on the same cores. The API takes {result.Shape.LatencyMilliseconds} ms "
            + $"for each answer and gives {result.Shape.Concurrency} at the same time, which limits it to "
            + $"{result.Shape.MostRequestsPerSecond:F0} requests a second. Every event goes the whole way: queue, API, ledger, "
            + "consumers' queue, consumer; unless each came exactly once, the run would have failed.")
        .Add(result.ToTable().ToMarkdown())
        .Add("With Truv's real limit of 300 requests a minute, events for each request is what counts: a burst about one borrower shares "
            + "its requests. (The samples of a burst name more orders, links and tasks than one borrower has, so real bursts share more.)")
        .Add("## Memory")
        .Add("A hundred events of each order. The heap is the most that a full garbage collection left, four times a second. The ledger "
            + "answers at once here: Azurite looks through all rows of a table for each answer, and would be all that a long queue "
            + $"measures. Enrichment__MaxAnswerBytes is {EnrichLoadCommand.FewAnswerBytes}: the answers that a run keeps for later events "
            + "fill it with the shortest queue already.")
        .Add(result.ToMemoryTable().ToMarkdown())
        .AddList("Targets", result.Targets.Select(target => $"{target}"));
}
