using Amqp;
using Amqp.Framing;
using Azure.Messaging.ServiceBus;
using Bridge.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Sizes: of a message, of a batch as a whole, of queues that take more than 256 KiB.</summary>
public sealed class MessageSizeTests : IAsyncLifetime
{
    private const int KiB = 1024;
    private const int MiB = 1024 * KiB;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private Broker _broker = null!;
    private ServiceBusClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        QueueOptions[] queues =
        [
            new("usual"), new("one") { MaxMessageBytes = MiB }, new("large") { MaxMessageBytes = 3 * MiB },
        ];
        _broker = await Broker.StartAsync(
            new BrokerOptions { Port = 0, Queues = queues }, TimeProvider.System, NullLoggerFactory.Instance, Token);
        _client = new ServiceBusClient(_broker.ConnectionString, new ServiceBusClientOptions
        {
            RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = Soon },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Theory]
    [InlineData("usual", 256 * KiB)]
    [InlineData("one", MiB)]
    [InlineData("large", 3 * MiB)]
    public async Task Attach_OfASender_SaysTheLargestMessage(string queue, int bytes)
    {
        await using var raw = await RawClient.ConnectAsync(_broker.Port);
        await raw.PutTokenAsync(queue);

        Assert.Equal((ulong)bytes, (await AttachAsync(raw, queue)).MaxMessageSize);
    }

    [Theory]
    [InlineData("usual", 255 * KiB)]
    [InlineData("one", MiB - KiB)]
    [InlineData("large", (3 * MiB) - KiB)]
    public async Task Message_OfNearlyTheLargestSize_ArrivesByteForByte(string queue, int bytes)
    {
        var body = new byte[bytes];
        new Random(1).NextBytes(body);

        await _client.CreateSender(queue).SendMessageAsync(new ServiceBusMessage(body), Token);

        var message = await _client.CreateReceiver(queue).ReceiveMessageAsync(Soon, Token);
        Assert.True(message!.Body.ToMemory().Span.SequenceEqual(body));
    }

    [Theory]
    [InlineData("usual", 256 * KiB)]
    [InlineData("one", MiB)]
    [InlineData("large", 3 * MiB)]
    public async Task Message_LargerThanTheQueueTakes_IsRefused(string queue, int bytes)
    {
        var refused = await Assert.ThrowsAsync<ServiceBusException>(
            () => _client.CreateSender(queue).SendMessageAsync(new ServiceBusMessage(new byte[bytes]), Token));

        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, refused.Reason);
        Assert.Equal(0, Active(queue));
    }

    [Theory]
    [InlineData("usual", 256 * KiB)]
    [InlineData("one", MiB)]
    [InlineData("large", MiB)]
    public async Task Batch_MadeByTheClient_IsAsLargeAsABatchMayBeAndIsTaken(string queue, int limit)
    {
        var sender = _client.CreateSender(queue);
        using var batch = await sender.CreateMessageBatchAsync(Token);
        var id = new string('i', 128);
        while (batch.TryAddMessage(new ServiceBusMessage(new byte[8 * KiB]) { MessageId = id, SessionId = id }))
        {
            // As many as it takes.
        }

        await sender.SendMessagesAsync(batch, Token);

        Assert.Equal(limit, batch.MaxSizeInBytes);
        Assert.Equal(batch.Count, Active(queue));
    }

    [Theory]
    [InlineData("usual", 5, 60 * KiB)]
    [InlineData("large", 5, 220 * KiB)]
    public async Task Batch_WhoseMessagesTogetherAreTooLarge_IsRefusedAsAWhole(string queue, int count, int bytes)
    {
        await using var raw = await RawClient.ConnectAsync(_broker.Port);
        await raw.PutTokenAsync(queue);
        var sender = new SenderLink(raw.Session, "sender", queue);

        var refused = await Assert.ThrowsAsync<AmqpException>(() => sender.SendAsync(BatchOf(count, bytes), Soon));
        await sender.SendAsync(BatchOf(count - 1, bytes), Soon);

        Assert.Equal("amqp:link:message-size-exceeded", refused.Error.Condition.ToString());
        Assert.Equal(count - 1, Active(queue));
    }

    private static Message BatchOf(int count, int bytes)
    {
        var bodies = new DataList();
        for (var at = 0; at < count; at++)
        {
            var encoded = new Message { BodySection = new Data { Binary = new byte[bytes] } }.Encode();
            bodies.Add(new Data { Binary = encoded.Buffer.AsSpan(encoded.Offset, encoded.Length).ToArray() });
        }

        return new Message { Format = 0x80013700, BodySection = bodies };
    }

    private static async Task<Attach> AttachAsync(RawClient raw, string queue)
    {
        var attached = new TaskCompletionSource<Attach>(TaskCreationOptions.RunContinuationsAsynchronously);
        var attach = new Attach { Source = new Source(), Target = new Target { Address = queue } };
        _ = new SenderLink(raw.Session, "sender", attach, (_, answer) => attached.TrySetResult(answer));
        return await attached.Task.WaitAsync(Soon, Token);
    }

    private int Active(string queue) => _broker.Status().Single(status => status.Name == queue).Active;
}
