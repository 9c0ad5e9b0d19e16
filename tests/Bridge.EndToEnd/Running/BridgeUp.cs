using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bridge.Cli.Up;

namespace Bridge.EndToEnd.Running;

/// <summary><c>bridge up --no-samples</c> as a process of its own, on free ports, with a folder of its own.</summary>
public sealed class BridgeUp : IAsyncLifetime
{
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>The folder in which <c>.bridge/up.json</c> is, for commands that are run as the README shows them.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("bridge-e2e-").FullName;

    /// <summary>App settings that differ from what <c>bridge up</c> would set; read at the start.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Further arguments; read at the start.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>What <c>up.json</c> says now.</summary>
    public JsonElement Up => JsonDocument.Parse(File.ReadAllText(UpFile)).RootElement;

    /// <summary>The path of <c>up.json</c>.</summary>
    public string UpFile => Path.Combine(Folder, ".bridge", "up.json");

    /// <summary>The control endpoint.</summary>
    public Uri Control => new(Text("control", "url"));

    internal static string Command => Path.Combine(AppContext.BaseDirectory, "Bridge.Cli.dll");

    /// <summary>Reads a string of <c>up.json</c>.</summary>
    public string Text(params string[] path) =>
        path.Aggregate(Up, (element, name) => element.GetProperty(name)).GetString()!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet", [Command, "up", "--no-samples", "--data", Path.Combine(Folder, ".bridge"), .. Arguments, .. Ports.Free().ToArguments()])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Poll.UntilAsync("up.json is written", UpOrDeadAsync, seconds: 120);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        try
        {
            if (!_process.HasExited) await EndAsync("-TERM");
        }
        finally
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            _process.Dispose();
            _process = null;
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Kills it and all that it has started, as when the power goes, and starts it again on the same folder.</summary>
    internal async Task CrashAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        File.Delete(UpFile);
        await InitializeAsync();
    }

    /// <summary>Sends a signal and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    internal async Task<int> EndAsync(string signal)
    {
        await Tool.RunAsync("kill", signal, _process!.Id.ToString(CultureInfo.InvariantCulture));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    internal string Log()
    {
        lock (_output) return _output.ToString();
    }

    /// <summary>The end of the functions' log without stack traces, for the message of a test that waits in vain.</summary>
    internal string LastWords()
    {
        var log = Path.Combine(Folder, ".bridge", "logs", "functions.log");
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = reader.ReadToEnd().Split('\n').Where(line => !line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
        return string.Join('\n', lines.TakeLast(200));
    }

    private Task<bool> UpOrDeadAsync() => _process!.HasExited
        ? throw new InvalidOperationException($"bridge up ended with {_process.ExitCode}:\n{Log()}")
        : Task.FromResult(File.Exists(UpFile));

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
