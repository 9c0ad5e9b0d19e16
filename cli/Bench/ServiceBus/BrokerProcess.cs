using System.Globalization;
using Bridge.Cli.Up;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>The measured broker: <c>bridge broker</c> in a process of its own, in memory.</summary>
internal sealed class BrokerProcess : IAsyncDisposable
{
    internal const string Queue = "bench";

    private const string ConnectionLine = "Connection string: ";
    private const string Config =
        $$"""{ "UserConfig": { "Namespaces": [ { "Queues": [ { "Name": "{{Queue}}" } ] } ] } }""";

    private readonly ChildProcess _process;

    private BrokerProcess(ChildProcess process, int controlPort)
    {
        _process = process;
        ControlUrl = new UriBuilder("http", "127.0.0.1", controlPort).Uri;
    }

    internal Uri ControlUrl { get; }

    internal string ConnectionString => _process.Tail.Split('\n')
        .First(line => line.StartsWith(ConnectionLine, StringComparison.Ordinal))[ConnectionLine.Length..];

    /// <summary>Starts it and waits until it is ready.</summary>
    internal static async Task<BrokerProcess> StartAsync(string program, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "Config.json");
        await File.WriteAllTextAsync(file, Config, cancellationToken);
        var controlPort = FreePort.Find();
        string[] arguments =
        [
            program, "broker", "--config", file, "--port", "0",
            "--control-port", controlPort.ToString(CultureInfo.InvariantCulture),
        ];
        var process = ChildProcess.Start("dotnet", arguments, new Dictionary<string, string>(), Path.Combine(folder, "broker.log"));
        var broker = new BrokerProcess(process, controlPort);
        try
        {
            await Readiness.UntilAsync("The broker", broker.IsReadyAsync, process, cancellationToken);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // It keeps nothing, so there is nothing to wait for.
        if (!_process.HasExited) _process.Kill();
        await _process.DisposeAsync();
    }

    private Task<bool> IsReadyAsync() => Task.FromResult(_process.Tail.Contains("Ready.", StringComparison.Ordinal));
}
