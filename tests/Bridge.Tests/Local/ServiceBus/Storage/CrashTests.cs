using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Azure.Messaging.ServiceBus;
using Bridge.Cli.Up;

namespace Bridge.Tests.Local.ServiceBus.Storage;

/// <summary>The broker of <c>bridge broker --data</c>, killed while it works.</summary>
public sealed class CrashTests : IDisposable
{
    private const string Config =
        """
        { "UserConfig": { "Namespaces": [ { "Name": "sbemulatorns", "Queues": [
          { "Name": "in", "Properties": { "RequiresDuplicateDetection": true } }, { "Name": "done" } ] } ] } }
        """;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("broker-crash-").FullName;

    // The demonstration of the issue: BRIDGE_CRASH_ROUNDS=20.
    private static int Rounds => int.Parse(
        Environment.GetEnvironmentVariable("BRIDGE_CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kill_UnderLoad_LosesNothingThatWasAcknowledged()
    {
        var configFile = Path.Combine(_folder, "Config.json");
        await File.WriteAllTextAsync(configFile, Config, Token);
        var sent = new ConcurrentDictionary<string, byte>();
        var completed = new ConcurrentDictionary<string, byte>();
        for (var round = 0; round < Rounds; round++)
        {
            using var broker = Start(configFile);
            await using var client = Client(await ConnectionStringAsync(broker));
            var work = WorkAsync(client, round, sent, completed);
            var enough = sent.Count + 300;
            while (sent.Count < enough) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);
            broker.Kill();
            await broker.WaitForExitAsync(Token);
            await work;
        }

        using var last = Start(configFile);
        await using var reader = Client(await ConnectionStringAsync(last));
        var left = await DrainAsync(reader);
        last.Kill();
        await last.WaitForExitAsync(Token);

        // At each kill one completion can be under way: done, and its answer lost.
        Assert.NotEmpty(completed);
        Assert.InRange(sent.Keys.Except(left).Except(completed.Keys).Count(), 0, Rounds);
        Assert.Empty(left.Intersect(completed.Keys));
        Assert.Equal(left.Count, left.Distinct().Count());
    }

    // Senders and a receiver work until the broker is gone; what they note was acknowledged.
    private static Task WorkAsync(
        ServiceBusClient client, int round, ConcurrentDictionary<string, byte> sent, ConcurrentDictionary<string, byte> completed)
    {
        var senders = Enumerable.Range(0, 8).Select(async at =>
        {
            var sender = client.CreateSender("in");
            for (var i = 0; ; i++)
            {
                var id = $"{round}-{at}-{i}";
                await sender.SendMessageAsync(new ServiceBusMessage(new byte[500]) { MessageId = id }, Token);
                sent[id] = 0;
            }
        });
        var receiver = Task.Run(async () =>
        {
            var receiver = client.CreateReceiver("in");
            while (true)
            {
                foreach (var message in await receiver.ReceiveMessagesAsync(5, Soon, Token))
                {
                    await receiver.CompleteMessageAsync(message, Token);
                    completed[message.MessageId] = 0;
                }
            }
        });
        return Task.WhenAll(senders.Append(receiver).Select(UntilItFailsAsync));
    }

    private static async Task UntilItFailsAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (ServiceBusException)
        {
            // The broker was killed.
        }
    }

    private static async Task<List<string>> DrainAsync(ServiceBusClient client)
    {
        var left = new List<string>();
        var receiver = client.CreateReceiver("in");
        while (await receiver.ReceiveMessagesAsync(200, TimeSpan.FromSeconds(1), Token) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                left.Add(message.MessageId);
                await receiver.CompleteMessageAsync(message, Token);
            }
        }

        return left;
    }

    private static ServiceBusClient Client(string connectionString) => new(connectionString, new ServiceBusClientOptions
    {
        RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = Soon },
    });

    private Process Start(string configFile)
    {
        string[] arguments = [typeof(NodeModules).Assembly.Location, "broker", "--config", configFile, "--port", "0", "--data", _folder];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
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
}
