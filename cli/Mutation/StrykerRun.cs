using System.Text.Json;
using Bridge.Cli.Testing;

namespace Bridge.Cli.Mutation;

/// <summary>Runs Stryker, the tool that the repository's manifest names, over one project.</summary>
internal sealed class StrykerRun(int concurrency, string? tests, IReadOnlyList<string> more)
{
    internal static async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var exitCode = await Dotnet.RunQuietlyAsync(RepositoryRoot.Path, ["tool", "restore"], cancellationToken);
        if (exitCode != 0) throw new NotStartedException("dotnet tool restore failed; what went wrong stands above.");
    }

    /// <summary>The files of the project with their mutants.</summary>
    internal async Task<IReadOnlyList<FileMutants>> RunAsync(
        MutationTarget target, IReadOnlyList<string> globs, CancellationToken cancellationToken)
    {
        var output = RepositoryRoot.Combine(".bridge", "mutation", target.Folder);
        if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
        Directory.CreateDirectory(output);
        var configuration = Path.Combine(output, "stryker-config.json");
        await File.WriteAllTextAsync(
            configuration, target.ToConfiguration(globs, concurrency, tests), cancellationToken);
        string[] arguments = ["stryker", "-f", configuration, "-O", output, "--skip-version-check", .. more];
        await Dotnet.RunAsync(RepositoryRoot.Combine("tests", "Bridge.Tests"), arguments, cancellationToken);
        return await ReadAsync(Path.Combine(output, "reports", "mutation-report.json"), cancellationToken);
    }

    private static async Task<IReadOnlyList<FileMutants>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) throw new NotStartedException("Stryker left no report; what went wrong stands above.");
        await using var stream = File.OpenRead(file);
        using var report = await JsonDocument.ParseAsync(stream, default, cancellationToken);
        return new MutationReportReader(RepositoryRoot.Path).Read(report.RootElement);
    }
}
