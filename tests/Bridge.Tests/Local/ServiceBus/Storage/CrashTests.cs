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

    private const int Senders = 8;
    private const int Receivers = 4;
    private const int AtATime = 5;
    private const int BodyBytes = 2000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("broker-crash-").FullName;

    private static int Rounds => int.Parse(
        Environment.GetEnvironmentVariable("BRIDGE_CRASH_ROUNDS") ?? "20", CultureInfo.InvariantCulture);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kill_UnderLoad_LosesNothingThatWasAcknowledged()
    {
        var configFile = Path.Combine(_folder, "Config.json");
        await File.WriteAllTextAsync(configFile, Config, Token);
        var notes = new CrashNotes();
        for (var round = 0; round < Rounds; round++)
        {
            using var broker = Start(configFile);
            await using var client = Client(await ConnectionStringAsync(broker));
            var work = WorkAsync(client, round, notes);
            var enough = notes.Sent.Count + 300;
            while (notes.Sent.Count < enough) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);
            broker.Kill();
            await broker.WaitForExitAsync(Token);
            await work;
        }

        using var last = Start(configFile);
        await using var reader = Client(await ConnectionStringAsync(last));
        var left = await DrainAsync(reader);
        last.Kill();
        await last.WaitForExitAsync(Token);

        Assert.NotEmpty(notes.Completed);
        Assert.Empty(left.Intersect(notes.Completed.Keys));
        Assert.Equal(left.Count, left.Distinct().Count());
        // What is gone was acknowledged as completed, or its completion was under way when the broker was killed.
        Assert.Empty(notes.Sent.Keys.Except(left).Except(notes.Completing.Keys));
        Assert.InRange(notes.Completing.Keys.Except(notes.Completed.Keys).Count(), 0, Rounds * Receivers * AtATime);
        // Without having been written anew under way it would hold every message that there ever was.
        Assert.InRange(new FileInfo(Path.Combine(_folder, "journal")).Length, 1, notes.Sent.Count * BodyBytes);
    }

    // Senders and receivers work until the broker is gone; what they note was acknowledged.
    private static Task WorkAsync(ServiceBusClient client, int round, CrashNotes notes) => Task.WhenAll(
        Enumerable.Range(0, Senders).Select(at => SendAsync(client.CreateSender("in"), $"{round}-{at}", notes))
            .Concat(Enumerable.Range(0, Receivers).Select(_ => ReceiveAsync(client.CreateReceiver("in"), notes)))
            .Select(UntilItFailsAsync));

    private static async Task SendAsync(ServiceBusSender sender, string name, CrashNotes notes)
    {
        for (var i = 0; ; i++)
        {
            var id = $"{name}-{i}";
            await sender.SendMessageAsync(new ServiceBusMessage(new byte[BodyBytes]) { MessageId = id }, Token);
            notes.Sent[id] = 0;
        }
    }

    private static async Task ReceiveAsync(ServiceBusReceiver receiver, CrashNotes notes)
    {
        while (true)
        {
            var messages = await receiver.ReceiveMessagesAsync(AtATime, Soon, Token);
            await Task.WhenAll(messages.Select(message => CompleteAsync(receiver, message, notes)));
        }
    }

    private static async Task CompleteAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message, CrashNotes notes)
    {
        notes.Completing[message.MessageId] = 0;
        await receiver.CompleteMessageAsync(message, Token);
        notes.Completed[message.MessageId] = 0;
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
        string[] arguments = [typeof(NodeModules).Assembly.Location, "broker", "--config", configFile, "--port", "0", "--data", _folder, "--journal-slack", "64"];
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

    private sealed class CrashNotes
    {
        internal ConcurrentDictionary<string, byte> Sent { get; } = new();

        internal ConcurrentDictionary<string, byte> Completing { get; } = new();

        internal ConcurrentDictionary<string, byte> Completed { get; } = new();
    }
}
