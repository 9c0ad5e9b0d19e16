using System.Diagnostics;

namespace Bridge.Cli.Up;

/// <summary>A program that this one started: its output goes to a log file, and it ends with us.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int TailLines = 30;
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(35);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Queue<string> _tail = new();
    private readonly Lock _gate = new();

    private ChildProcess(Process process, string logFile)
    {
        _process = process;
        _log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal int Id => _process.Id;

    internal bool HasExited => _process.HasExited;

    /// <summary>The last lines it said.</summary>
    internal string Tail
    {
        get
        {
            lock (_gate) return string.Join('\n', _tail);
        }
    }

    internal static ChildProcess Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string logFile)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        Directory.CreateDirectory(Path.GetDirectoryName(logFile)!);
        return new ChildProcess(Process.Start(start)!, logFile);
    }

    /// <summary>Ends it at once: for one that has nothing to bring to an end.</summary>
    internal void Kill() => _process.Kill(entireProcessTree: true);

    internal Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The end of its input asks it to end; only one that does not listen is killed.
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(EndTime);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        await _log.DisposeAsync();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_gate)
        {
            _tail.Enqueue(line);
            if (_tail.Count > TailLines) _tail.Dequeue();
            _log.WriteLine(line);
        }
    }
}
