using System.Diagnostics;
using Bridge.Cli.Infra.Compiling;

namespace Bridge.Cli.Deploy.Azure;

/// <summary>Runs <c>az</c>, with the Bicep compiler that the checks have used.</summary>
internal sealed class AzureCli(string program, string packageName) : IAzure
{
    internal const string Absence =
        "The Azure CLI (az) is not installed, or not on the PATH: https://learn.microsoft.com/cli/azure/install-azure-cli. "
        + "Then: az login. Without it, --package-only makes the package, and docs/deploy.md says what to do with it by hand.";

    /// <summary>Finds <c>az</c> on the PATH.</summary>
    /// <param name="path">The variable PATH.</param>
    /// <exception cref="NotStartedException">It is not there; says how to get it.</exception>
    internal static string Locate(string? path)
    {
        string[] names = OperatingSystem.IsWindows() ? ["az.cmd", "az.exe"] : ["az"];
        return (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists) ?? throw new NotStartedException(Absence);
    }

    public async Task<AzureAnswer> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(arguments, captured: true);
        var (exitCode, output) = await process.ReadToEndAsync(cancellationToken);
        return new AzureAnswer(exitCode, output);
    }

    public async Task<int> ShowAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(arguments, captured: false);
        return await process.AwaitEndAsync(cancellationToken);
    }

    private Process Start(IReadOnlyList<string> arguments, bool captured)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = RepositoryRoot.Path, RedirectStandardOutput = captured,
        };
        var bicep = Path.GetDirectoryName(BicepTool.Locate())!;
        start.Environment["PATH"] = $"{bicep}{Path.PathSeparator}{start.Environment["PATH"]}";
        start.Environment["AZURE_BICEP_USE_BINARY_FROM_PATH"] = "true";
        start.Environment["BRIDGE_PACKAGE"] = packageName;
        return Process.Start(start)!;
    }
}
