using System.Diagnostics;

namespace Bridge.Cli.Testing;

/// <summary>Runs the SDK's own commands; their output goes to the terminal.</summary>
internal static class Dotnet
{
    /// <summary>The configuration this program was built with, so that what it builds is shared with it.</summary>
    internal static string Configuration { get; } =
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    /// <summary>Runs <c>dotnet</c> in a folder until it ends.</summary>
    /// <returns>Its exit code.</returns>
    internal static async Task<int> RunAsync(
        string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        return await process.AwaitEndAsync(cancellationToken);
    }

    /// <summary>Runs <c>dotnet</c> in a folder; its output is shown only when it fails.</summary>
    /// <returns>Its exit code.</returns>
    internal static async Task<int> RunQuietlyAsync(
        string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var (exitCode, output) = await process.ReadToEndAsync(cancellationToken);
        if (exitCode != 0) await Console.Error.WriteAsync(output);
        return exitCode;
    }
}
