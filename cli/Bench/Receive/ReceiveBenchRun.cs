using System.Text.Json;
using Bridge.Cli.Testing;

namespace Bridge.Cli.Bench.Receive;

/// <summary>Runs the benchmark program.</summary>
internal static class ReceiveBenchRun
{
    private const string Project = "Bridge.Benchmarks";

    internal static async Task<ReceiveBenchResult> RunAsync(CancellationToken cancellationToken)
    {
        var program = await ReleaseBuild.MakeAsync(Path.Combine("tests", Project), Project, cancellationToken);
        var artifacts = RepositoryRoot.Combine(".bridge", "bench", "receive");
        if (Directory.Exists(artifacts)) Directory.Delete(artifacts, recursive: true);
        var exitCode = await Dotnet.RunAsync(
            RepositoryRoot.Path, [program, "--artifacts", artifacts], cancellationToken);
        if (exitCode != 0) throw new NotStartedException("The benchmarks failed; what went wrong stands above.");

        var file = Directory.EnumerateFiles(Path.Combine(artifacts, "results"), "*-report-brief.json").Single();
        await using var stream = File.OpenRead(file);
        using var report = await JsonDocument.ParseAsync(stream, default, cancellationToken);
        return ReceiveBenchResult.Read(report.RootElement);
    }
}
