using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Sections of a message that only their raw form shows.</summary>
public sealed class MessageSectionTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Header_Properties_AndFooter_AreKept()
    {
        var sent = new ServiceBusMessage("a") { TimeToLive = TimeSpan.FromDays(100), To = "to", ReplyTo = "back", PartitionKey = "p" };
        var raw = sent.GetRawAmqpMessage();
        raw.Header.Priority = 7;
        raw.Footer["checksum"] = 42;
        await using var sender = _client.CreateSender(_queue);
        await sender.SendMessageAsync(sent, Token);

        var message = (await _client.CreateReceiver(_queue).ReceiveMessageAsync(Soon, Token))!;

        var got = message.GetRawAmqpMessage();
        Assert.Equal(((byte)7, 42), (got.Header.Priority!.Value, got.Footer["checksum"]));
        Assert.Equal(("to", "back", "p"), (message.To, message.ReplyTo, message.PartitionKey));
        Assert.Equal(TimeSpan.FromDays(100), message.TimeToLive);
    }
}
