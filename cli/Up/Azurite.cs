using System.Globalization;
using System.Net.Sockets;

namespace Bridge.Cli.Up;

/// <summary>Azure Storage on a laptop, from npm, with the versions of the lock file.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    // Published by Microsoft for every emulator: not a secret.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly ChildProcess _process;

    private Azurite(ChildProcess process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    /// <summary>What the official storage clients need.</summary>
    internal string ConnectionString { get; }

    internal int ProcessId => _process.Id;

    internal static async Task<Azurite> StartAsync(
        Ports ports, string data, Action<string> progress, CancellationToken cancellationToken)
    {
        var folder = RepositoryRoot.Combine("local", "azurite");
        await NodeModules.InstallAsync(folder, "Azurite", progress, cancellationToken);
        var process = ChildProcess.Start(
            "node", Arguments(folder, ports, data), new Dictionary<string, string>(), Path.Combine(data, "logs", "azurite.log"));
        var azurite = new Azurite(process, ConnectionStringFor(ports));
        try
        {
            foreach (var port in new[] { ports.Blob, ports.Queue, ports.Table })
                await Readiness.UntilAsync("Azurite", () => AcceptsAsync(port, cancellationToken), process, cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        // It does not watch its input; everything it acknowledged is on disk.
        _process.Kill();
        return _process.DisposeAsync();
    }

    private static string[] Arguments(string folder, Ports ports, string data) =>
    [
        Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js"),
        "--location", Path.Combine(data, "azurite"), "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        "--blobPort", Text(ports.Blob), "--queuePort", Text(ports.Queue), "--tablePort", Text(ports.Table),
    ];

    private static async Task<bool> AcceptsAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string ConnectionStringFor(Ports ports) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint=http://127.0.0.1:{Text(ports.Blob)}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{Text(ports.Queue)}/{Account};"
        + $"TableEndpoint=http://127.0.0.1:{Text(ports.Table)}/{Account};";

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
