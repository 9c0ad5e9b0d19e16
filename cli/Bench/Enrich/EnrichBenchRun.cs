using System.Globalization;
using Bridge.Cli.Bench.ServiceBus;
using Bridge.Cli.Testing;
using Bridge.Cli.Up;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>One run of the measurement: every load is a process and a world of its own, built for release.</summary>
internal sealed class EnrichBenchRun(EnrichShape shape, string program, string folder, Action<string> progress)
{
    internal static async Task<EnrichBenchResult> RunAsync(
        EnrichShape shape, Action<string> progress, CancellationToken cancellationToken)
    {
        progress("Building for release");
        var program = await ReleaseBuild.MakeAsync("cli", "Bridge.Cli", cancellationToken);
        var run = new EnrichBenchRun(shape, program, RepositoryRoot.Combine(".bridge", "bench", "enrich"), progress);
        return await run.MeasureAsync(cancellationToken);
    }

    /// <summary>Measures with a program that is built already.</summary>
    internal async Task<EnrichBenchResult> MeasureAsync(CancellationToken cancellationToken)
    {
        List<EnrichFigures> rounds = [];
        for (var round = 1; round <= shape.Rounds; round++)
        {
            progress($"Round {round} of {shape.Rounds}");
            rounds.Add(await LoadAsync("--bursts", shape.Events, cancellationToken));
        }

        List<EnrichFigures> memory = [];
        foreach (var queued in shape.Queued)
        {
            progress($"{queued} events in the queue");
            memory.Add(await LoadAsync("--queued", queued, cancellationToken));
        }

        return new EnrichBenchResult(shape, rounds, memory);
    }

    private async Task<EnrichFigures> LoadAsync(string kind, int events, CancellationToken cancellationToken)
    {
        var pace = new TruvPace(TimeSpan.FromMilliseconds(shape.LatencyMilliseconds), shape.Concurrency, RequestsPerMinute: 0);
        await using var world = await EnrichWorld.StartAsync(program, folder, pace, cancellationToken);
        string[] load =
        [
            program, "bench", EnrichLoadCommand.Name, "--data", world.Folder, "--concurrency", Text(shape.Concurrency), kind, Text(events),
        ];
        return await LoadProcess.RunAsync<EnrichFigures>("dotnet", load, cancellationToken);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
