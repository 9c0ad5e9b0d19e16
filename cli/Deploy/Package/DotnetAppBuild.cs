using System.Diagnostics;
using Bridge.Cli.Testing;

namespace Bridge.Cli.Deploy.Package;

/// <summary>Builds with the .NET SDK.</summary>
internal sealed class DotnetAppBuild : IAppBuild
{
    private static readonly string Project = Path.Combine("functions", "Bridge.Functions.csproj");

    public async Task<string> FlavourAsync(CancellationToken cancellationToken)
    {
        // Asked of the build itself, which may have been told by hand or have looked into the package cache.
        var start = new ProcessStartInfo("dotnet", ["msbuild", Project, "-getProperty:AzureSdk"])
        {
            WorkingDirectory = RepositoryRoot.Path, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? answer.Trim()
            : throw new NotStartedException($"The build does not say which packages it uses: {answer.Trim()}");
    }

    public Task<int> PublishAsync(string folder, bool precompiled, CancellationToken cancellationToken) =>
        Dotnet.RunQuietlyAsync(
            RepositoryRoot.Path,
            [
                "publish", Project, "-c", "Release", "-r", "linux-x64", "--self-contained", "false",
                $"-p:PublishReadyToRun={(precompiled ? "true" : "false")}", "-o", folder, "-v", "q", "--nologo",
            ],
            cancellationToken);
}
