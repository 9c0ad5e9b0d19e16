using System.Diagnostics;
using System.Text.Json;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>Runs a load in a process of its own and reads what it says in JSON.</summary>
internal static class LoadProcess
{
    internal static async Task<T> RunAsync<T>(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var (exitCode, output) = await process.ReadToEndAsync(cancellationToken);
        return exitCode == 0
            ? JsonSerializer.Deserialize<T>(output)!
            : throw new NotStartedException($"A load failed; what went wrong stands above.\n{output}");
    }
}
