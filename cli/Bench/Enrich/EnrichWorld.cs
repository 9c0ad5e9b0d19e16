using Bridge.Cli.Up;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>Everything around the enricher: a <c>bridge up</c> in processes of its own, whose functions rest.</summary>
internal sealed class EnrichWorld : IAsyncDisposable
{
    private const string Never = "0 0 0 1 1 *";

    private readonly ChildProcess _process;

    private EnrichWorld(ChildProcess process, string folder) => (_process, Folder) = (process, folder);

    /// <summary>Where its <c>up.json</c> is.</summary>
    internal string Folder { get; }

    internal static async Task<EnrichWorld> StartAsync(
        string program, string folder, TruvPace pace, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var schedules = new Dictionary<string, string> { ["EnrichmentSchedule"] = Never, ["ReconciliationSchedule"] = Never };
        var process = ChildProcess.Start(
            "dotnet", [program, "up", "--no-samples", "--data", folder, .. pace.ToArguments(), .. Ports.Free().ToArguments()], schedules,
            Path.Combine(folder, "up.log"));
        var world = new EnrichWorld(process, folder);
        try
        {
            await Readiness.UntilAsync(
                "bridge up", () => Task.FromResult(File.Exists(Path.Combine(folder, "up.json"))), process, cancellationToken);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        // Nobody needs anything of it any more, so there is nothing to wait for.
        if (!_process.HasExited) _process.Kill();
        return _process.DisposeAsync();
    }
}
