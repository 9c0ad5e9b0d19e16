using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.Consumers;

/// <summary>A consumer as its README starts it, on the bridge of a test.</summary>
internal sealed partial class RunningConsumer : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private RunningConsumer(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All it has said.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Runs the last command of the README, in the repository.</summary>
    public static RunningConsumer Start(string readme, string upFile)
    {
        var lines = File.ReadAllLines(Repository.Path(readme));
        var command = lines[Array.FindLastIndex(lines, line => line == "```bash") + 1];
        var start = new ProcessStartInfo("bash", ["-c", $"set -m; {command} -- --up '{upFile}' & echo \"group $!\"; wait"])
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return new RunningConsumer(Process.Start(start)!);
    }

    /// <summary>
    /// Ends it as a container host does: all processes of the command are told. Not by an interrupt, which whatever a shell
    /// runs in the background never hears.
    /// </summary>
    public async Task StopAsync()
    {
        await Tool.RunAsync("kill", "-TERM", "--", $"-{Group().Match(Output).Groups[1].Value}");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(45));
        await _process.WaitForExitAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    [GeneratedRegex(@"^group (\d+)", RegexOptions.Multiline)]
    private static partial Regex Group();
}
