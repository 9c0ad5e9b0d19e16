using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Bridge.Cli.Up;

namespace Bridge.Tests.Local.ServiceBus.Storage;

/// <summary>The broker of <c>bridge broker --data</c>, whose file the system lets grow no further for a while.</summary>
public sealed class FileSizeLimitTests : IDisposable
{
    private const string Config =
        """{ "UserConfig": { "Namespaces": [ { "Name": "sbemulatorns", "Queues": [ { "Name": "in" } ] } ] } }""";

    // Half a MiB or one, by shell: room for a few messages. The signal would end the process; without it the write fails.
    private const string Limited = "trap '' XFSZ; ulimit -S -f 1024; exec \"$@\"";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("broker-limit-").FullName;
    private readonly int _controlPort = FreePort();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task File_ThatMayNotGrow_StallsTheBrokerUntilItMayAndLosesNothing()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "Config.json"), Config, Token);
        using var broker = Start();
        var connection = await ConnectionStringAsync(broker);
        var acknowledged = await SendUntilBusyAsync(connection);
        var stalled = await StorageAsync();

        await LiftAsync(broker);
        while (await StorageAsync() != "Kept") await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
        await SendAsync(connection, "last");
        await EndAsync(broker);

        Assert.Equal("Stalled", stalled);
        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Append("last").Except(await LeftAsync()));
    }

    // The write that fails is answered late, or never to this client; those after it are refused.
    private static async Task<List<string>> SendUntilBusyAsync(string connection)
    {
        var acknowledged = new List<string>();
        for (var at = 0; ; at++)
        {
            try
            {
                await SendAsync(connection, $"{at}");
                acknowledged.Add($"{at}");
            }
            catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.ServiceBusy)
            {
                return acknowledged;
            }
            catch (ServiceBusException e) when (e.IsTransient)
            {
                Assert.InRange(at, 1, 20);
            }
        }
    }

    private static async Task SendAsync(string connection, string id)
    {
        await using var client = Client(connection);
        await client.CreateSender("in").SendMessageAsync(new ServiceBusMessage(new byte[100_000]) { MessageId = id }, Token);
    }

    private async Task<IEnumerable<string>> LeftAsync()
    {
        using var broker = Start(limited: false);
        await using var client = Client(await ConnectionStringAsync(broker));
        var left = await client.CreateReceiver("in").PeekMessagesAsync(100, 0, Token);
        await EndAsync(broker);
        return left.Select(message => message.MessageId);
    }

    private async Task<string?> StorageAsync()
    {
        using var http = new HttpClient();
        var status = await http.GetStringAsync(new UriBuilder("http", "127.0.0.1", _controlPort, "status").Uri, Token);
        return JsonElement.Parse(status).GetProperty("storage").GetProperty("state").GetString();
    }

    private static async Task LiftAsync(Process broker)
    {
        var pid = broker.Id.ToString(CultureInfo.InvariantCulture);
        using var lift = Process.Start("prlimit", ["--pid", pid, "--fsize=unlimited:"]);
        await lift.WaitForExitAsync(Token);
        Assert.Equal(0, lift.ExitCode);
    }

    private static async Task EndAsync(Process broker)
    {
        broker.Kill();
        await broker.WaitForExitAsync(Token);
    }

    private Process Start(bool limited = true)
    {
        string[] run =
        [
            "dotnet", typeof(NodeModules).Assembly.Location, "broker", "--config", Path.Combine(_folder, "Config.json"),
            "--port", "0", "--control-port", $"{_controlPort}", "--data", _folder,
        ];
        var start = limited
            ? new ProcessStartInfo("sh", ["-c", Limited, "sh", .. run])
            : new ProcessStartInfo(run[0], run[1..]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        // The runtime keeps its code in files that the limit counts, unless it may write to it in place.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }

    private static async Task<string> ConnectionStringAsync(Process broker)
    {
        const string prefix = "Connection string: ";
        while (await broker.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith(prefix, StringComparison.Ordinal)) return line[prefix.Length..];
        }

        throw new InvalidOperationException("The broker did not start.");
    }

    private static ServiceBusClient Client(string connectionString) => new(connectionString, new ServiceBusClientOptions
    {
        RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = Patience },
    });

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
