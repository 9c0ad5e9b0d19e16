using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Official;

/// <summary>What the official .NET client and the broker promise each other of scheduling, batches, modes and processing.</summary>
public sealed class OperationContractTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(200);

    private readonly string _queue = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Schedule_Message_ArrivesInTimeWithANewNumber()
    {
        await using var sender = _client.CreateSender(_queue);
        await using var receiver = _client.CreateReceiver(_queue);

        var number = await sender.ScheduleMessageAsync(new ServiceBusMessage("later"), Now.AddMilliseconds(800), Token);
        var peeked = await receiver.PeekMessageAsync(0, Token);
        var message = await receiver.ReceiveMessageAsync(Soon, Token);

        Assert.Equal((ServiceBusMessageState.Scheduled, number), (peeked.State, peeked.SequenceNumber));
        Assert.Equal("later", message.Body.ToString());
        Assert.NotEqual(number, message.SequenceNumber);
    }

    [Fact]
    public async Task Cancel_ScheduledMessages_RemovesThemAndSaysSoOnce()
    {
        await using var sender = _client.CreateSender(_queue);
        var numbers = await sender.ScheduleMessagesAsync([new ServiceBusMessage("a"), new ServiceBusMessage("b")], Now.AddHours(1), Token);

        await sender.CancelScheduledMessagesAsync(numbers, Token);
        var again = await Assert.ThrowsAsync<ServiceBusException>(() => sender.CancelScheduledMessageAsync(numbers[0], Token));

        Assert.Equal(ServiceBusFailureReason.MessageNotFound, again.Reason);
        Assert.Equal(0, broker.Status(_queue).Scheduled);
    }

    [Fact]
    public async Task Batch_UpToTheLimitOfTheLink_ArrivesWhole()
    {
        await using var sender = _client.CreateSender(_queue);
        using var batch = await sender.CreateMessageBatchAsync(Token);
        Assert.Equal(4096, batch.MaxSizeInBytes);
        while (batch.TryAddMessage(new ServiceBusMessage(new byte[500])))
        {
            // Until it is full.
        }

        await sender.SendMessagesAsync(batch, Token);

        Assert.Equal(batch.Count, broker.Status(_queue).Active);
        Assert.InRange(batch.Count, 5, 8);
    }

    [Fact]
    public async Task Batch_OfOneMessage_Arrives()
    {
        await using var sender = _client.CreateSender(_queue);
        using var batch = await sender.CreateMessageBatchAsync(Token);
        Assert.True(batch.TryAddMessage(new ServiceBusMessage("alone") { MessageId = "1" }));

        await sender.SendMessagesAsync(batch, Token);

        var message = await _client.CreateReceiver(_queue).ReceiveMessageAsync(Soon, Token);
        Assert.Equal(("alone", "1"), (message.Body.ToString(), message.MessageId));
    }

    [Fact]
    public async Task Message_OfManyFrames_ArrivesByteForByte()
    {
        var queue = broker.SessionQueue();
        var body = new byte[200_000];
        new Random(7).NextBytes(body);
        await _client.CreateSender(queue).SendMessageAsync(new ServiceBusMessage(body) { SessionId = "s" }, Token);

        await using var session = await _client.AcceptSessionAsync(queue, "s", null, Token);

        Assert.Equal(body, (await session.ReceiveMessageAsync(Soon, Token)).Body.ToArray());
    }

    [Fact]
    public async Task ReceiveAndDelete_TakesMessagesForGood()
    {
        await SendAsync("a", "b");
        await using var receiver = _client.CreateReceiver(
            _queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });

        Assert.Equal("a", (await receiver.ReceiveMessageAsync(Soon, Token)).Body.ToString());

        Assert.Equal((1, 0), (broker.Status(_queue).Active, broker.Status(_queue).Locked));
    }

    [Fact]
    public async Task RenewMessageLock_PutsTheEndOff()
    {
        await SendAsync("a");
        await using var receiver = _client.CreateReceiver(_queue);
        var message = await receiver.ReceiveMessageAsync(Soon, Token);
        var before = message.LockedUntil;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(10));

        while (message.LockedUntil <= before) await receiver.RenewMessageLockAsync(message, limit.Token);

        await receiver.CompleteMessageAsync(message, Token);
    }

    [Fact]
    public async Task TimeToLive_Over_TheMessageIsGone()
    {
        await using var sender = _client.CreateSender(_queue);
        await sender.SendMessageAsync(new ServiceBusMessage("a") { TimeToLive = TimeSpan.FromMilliseconds(1) }, Token);
        await using var receiver = _client.CreateReceiver(_queue);
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);

        Assert.Null(await receiver.ReceiveMessageAsync(Briefly, Token));

        Assert.Equal((0, 0), (broker.Status(_queue).Active, broker.Status(_queue).DeadLettered));
    }

    [Fact]
    public async Task Header_Properties_AndFooter_AreKept()
    {
        var sent = new ServiceBusMessage("a") { TimeToLive = TimeSpan.FromDays(100), To = "to", ReplyTo = "back", PartitionKey = "p" };
        var raw = sent.GetRawAmqpMessage();
        raw.Header.Priority = 7;
        raw.Footer["checksum"] = 42;
        await using var sender = _client.CreateSender(_queue);
        await sender.SendMessageAsync(sent, Token);

        var message = await _client.CreateReceiver(_queue).ReceiveMessageAsync(Soon, Token);

        var got = message.GetRawAmqpMessage();
        Assert.Equal(((byte)7, 42), (got.Header.Priority!.Value, got.Footer["checksum"]));
        Assert.Equal(("to", "back", "p"), (message.To, message.ReplyTo, message.PartitionKey));
        Assert.Equal(TimeSpan.FromDays(100), message.TimeToLive);
    }

    [Fact]
    public async Task Processor_Concurrent_HandlesEveryMessageOnce()
    {
        const int messages = 200;
        await SendAsync([.. Enumerable.Range(0, messages).Select(at => $"{at}")]);
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var processor = _client.CreateProcessor(
            _queue, new ServiceBusProcessorOptions { MaxConcurrentCalls = 8, PrefetchCount = 20 });
        processor.ProcessMessageAsync += message =>
        {
            seen.Add(message.Message.MessageId);
            if (seen.Count == messages) done.TrySetResult();
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync(Token);

        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await processor.StopProcessingAsync(Token);

        Assert.Equal(messages, seen.Distinct().Count());
        Assert.Equal(0, broker.Status(_queue).Active);
    }

    private async Task SendAsync(params string[] ids)
    {
        await using var sender = _client.CreateSender(_queue);
        foreach (var part in ids.Chunk(20))
            await sender.SendMessagesAsync(part.Select(id => new ServiceBusMessage(id) { MessageId = id }), Token);
    }
}
