using System.Buffers.Binary;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Bridge.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>20,000 messages of 2 KB: nothing lost, nothing doubled, and each session in its order.</summary>
public sealed class VolumeTests : IAsyncLifetime
{
    private const string Queue = "sessions";
    private const int Sessions = 20;
    private const int Each = 1000;
    private const int BodyBytes = 2048;
    private const int Most = 500;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private Broker _broker = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _broker = await Broker.StartAsync(
        new BrokerOptions { Port = 0, Queues = [new QueueOptions(Queue) { RequiresSession = true }] },
        TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    [Fact]
    public async Task DotNetClient_SendsAndCompletes_EveryMessageComesOnceAndInOrder()
    {
        await using var client = new ServiceBusClient(_broker.ConnectionString);
        await using var sender = client.CreateSender(Queue);
        var sessions = Enumerable.Range(0, Sessions).Select(at => $"session-{at}").ToArray();

        await Task.WhenAll(sessions.Select(session => SendAsync(sender, session)));
        var came = await Task.WhenAll(sessions.Select(session => ReceiveAsync(client, session)));

        Assert.Equal(Sessions, came.Length);
        AssertWhole(came);
    }

    [Fact]
    public async Task NodeClient_SendsAndCompletes_EveryMessageComesOnceAndInOrder()
    {
        var (exitCode, output, errors) = await NodeWitness.SendAndCompleteAsync(
            _broker.ConnectionString, Queue, "--sessions", $"{Sessions}", "--each", $"{Each}");
        Assert.True(exitCode == 0, $"volume.mjs ended with {exitCode}: {errors}");

        var came = JsonSerializer.Deserialize<Dictionary<string, int[]>>(output)!;

        Assert.Equal(Sessions, came.Count);
        AssertWhole(came.Values);
    }

    private void AssertWhole(IEnumerable<int[]> came)
    {
        Assert.All(came, numbers => Assert.Equal(Enumerable.Range(0, Each), numbers));
        var left = Assert.Single(_broker.Status());
        Assert.Equal((0, 0, 0, 0L), (left.Active, left.Locked, left.DeadLettered, left.Bytes));
    }

    private static async Task SendAsync(ServiceBusSender sender, string session)
    {
        var next = 0;
        while (next < Each)
        {
            using var batch = await sender.CreateMessageBatchAsync(Token);
            while (next < Each && batch.TryAddMessage(Message(session, next))) next++;
            await sender.SendMessagesAsync(batch, Token);
        }
    }

    private static ServiceBusMessage Message(string session, int number)
    {
        var body = new byte[BodyBytes];
        BinaryPrimitives.WriteInt32LittleEndian(body, number);
        return new ServiceBusMessage(body) { SessionId = session, MessageId = $"{session}/{number}" };
    }

    private static async Task<int[]> ReceiveAsync(ServiceBusClient client, string session)
    {
        await using var receiver = await client.AcceptSessionAsync(Queue, session, null, Token);
        var numbers = new List<int>();
        while (numbers.Count < Each && await receiver.ReceiveMessagesAsync(Most, Soon, Token) is { Count: > 0 } messages)
        {
            await Task.WhenAll(messages.Select(message => receiver.CompleteMessageAsync(message, Token)));
            numbers.AddRange(messages.Select(NumberOf));
        }

        return [.. numbers];
    }

    private static int NumberOf(ServiceBusReceivedMessage message)
    {
        var body = message.Body.ToMemory().Span;
        return body.Length == BodyBytes ? BinaryPrimitives.ReadInt32LittleEndian(body) : -1;
    }
}
