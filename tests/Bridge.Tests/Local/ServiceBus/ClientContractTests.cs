using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>What the .NET client and the broker promise each other.</summary>
public sealed class ClientContractTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(200);

    private readonly string _queue = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceBusSender Sender => _client.CreateSender(_queue);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Receive_SentMessage_HasAllItsParts()
    {
        var before = TimeProvider.System.GetUtcNow();
        var sent = new ServiceBusMessage("body"u8.ToArray())
        {
            MessageId = "id", CorrelationId = "correlation", Subject = "subject", ContentType = "application/json",
        };
        sent.ApplicationProperties["text"] = "value";
        sent.ApplicationProperties["number"] = 7;
        await Sender.SendMessageAsync(sent, Token);

        var message = await _client.CreateReceiver(_queue).ReceiveMessageAsync(Soon, Token);

        Assert.NotNull(message);
        Assert.Equal("body", message.Body.ToString());
        Assert.Equal(("id", "correlation", "subject", "application/json"),
            (message.MessageId, message.CorrelationId, message.Subject, message.ContentType));
        Assert.Equal(("value", 7), (message.ApplicationProperties["text"], message.ApplicationProperties["number"]));
        Assert.Equal(1, message.DeliveryCount);
        Assert.InRange(message.EnqueuedTime, before.AddSeconds(-1), before.AddSeconds(20));
        Assert.InRange(message.LockedUntil - message.EnqueuedTime, TimeSpan.FromMinutes(4.9), TimeSpan.FromMinutes(5.5));
    }

    [Fact]
    public async Task Receive_EmptyQueue_IsEmptyAfterTheWait()
    {
        Assert.Empty(await _client.CreateReceiver(_queue).ReceiveMessagesAsync(10, Briefly, Token));
        Assert.Null(await _client.CreateReceiver(_queue).ReceiveMessageAsync(Briefly, Token));
    }

    [Fact]
    public async Task Receive_MessageSentWhileWaiting_Arrives()
    {
        var waiting = _client.CreateReceiver(_queue).ReceiveMessageAsync(Soon, Token);
        await SendAsync("late");

        Assert.Equal("late", (await waiting)!.Body.ToString());
    }

    [Fact]
    public async Task Receive_SameReceiverAfterAnEmptyWait_GetsTheNextMessage()
    {
        var receiver = _client.CreateReceiver(_queue);
        Assert.Empty(await receiver.ReceiveMessagesAsync(5, Briefly, Token));
        await SendAsync("next");

        Assert.Equal("next", (await receiver.ReceiveMessageAsync(Soon, Token))!.Body.ToString());
    }

    [Fact]
    public async Task Complete_AfterTheLockExpired_IsLockLostAndTheMessageComesAgain()
    {
        await SendAsync("a");
        var receiver = _client.CreateReceiver(_queue);
        var message = (await receiver.ReceiveMessageAsync(Soon, Token))!;
        broker.Broker.ExpireLocks(_queue);

        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(message, Token));

        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        Assert.Equal(2, (await receiver.ReceiveMessageAsync(Soon, Token))!.DeliveryCount);
    }

    [Fact]
    public async Task Abandon_UpToTheMaximum_DeadLettersWithReason()
    {
        await SendAsync("a");
        var receiver = _client.CreateReceiver(_queue);
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            var message = (await receiver.ReceiveMessageAsync(Soon, Token))!;
            Assert.Equal(delivery, message.DeliveryCount);
            await receiver.AbandonMessageAsync(message, new Dictionary<string, object> { ["tries"] = delivery }, Token);
        }

        var dead = await DeadLetters().ReceiveMessageAsync(Soon, Token);

        Assert.Equal("MaxDeliveryCountExceeded", dead!.DeadLetterReason);
        Assert.Equal(3, dead.ApplicationProperties["tries"]);
    }

    [Fact]
    public async Task Send_Scheduled_IsInvisibleUntilItsTime()
    {
        var message = new ServiceBusMessage("later") { ScheduledEnqueueTime = TimeProvider.System.GetUtcNow().AddSeconds(1) };
        await Sender.SendMessageAsync(message, Token);
        Assert.Equal(1, broker.Status(_queue).Scheduled);

        var received = await _client.CreateReceiver(_queue).ReceiveMessageAsync(Soon, Token);

        Assert.Equal("later", received!.Body.ToString());
        Assert.True(received.EnqueuedTime >= message.ScheduledEnqueueTime.AddMilliseconds(-50));
    }

    [Fact]
    public async Task Send_UnknownQueue_IsEntityNotFound()
    {
        var refused = await Assert.ThrowsAsync<ServiceBusException>(
            () => _client.CreateSender("nowhere").SendMessageAsync(new ServiceBusMessage("a"), Token));

        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, refused.Reason);
    }

    [Fact]
    public async Task Send_WrongKey_IsUnauthorized()
    {
        await using var stranger = new ServiceBusClient(
            broker.Broker.ConnectionString.Replace("SAS_KEY_VALUE", "ANOTHER", StringComparison.Ordinal));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => stranger.CreateSender(_queue).SendMessageAsync(new ServiceBusMessage("a"), Token));
    }

    [Fact]
    public async Task Send_WhileBusy_IsRetriedAndThenRefused()
    {
        broker.Broker.Faults.RefuseSends(_queue);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => SendAsync("a"));
        broker.Broker.Faults.AcceptSends(_queue);
        await SendAsync("a");

        Assert.Equal(ServiceBusFailureReason.ServiceBusy, refused.Reason);
        Assert.Equal(1, broker.Status(_queue).Active);
    }

    [Fact]
    public async Task Complete_WhileSettlementsAreHeld_WaitsAndIsAppliedOnRelease()
    {
        await SendAsync("a");
        var receiver = _client.CreateReceiver(_queue);
        var message = (await receiver.ReceiveMessageAsync(Soon, Token))!;
        broker.Broker.Faults.HoldSettlements(_queue);

        var completing = receiver.CompleteMessageAsync(message, Token);
        await _client.CreateReceiver(_queue).ReceiveMessageAsync(Briefly, Token);
        Assert.False(completing.IsCompleted);
        Assert.Equal((0, 1, 0), Counts());
        broker.Broker.Faults.ReleaseSettlements(_queue);
        await completing;

        Assert.Equal((0, 0, 0), Counts());
    }

    [Fact]
    public async Task Cancel_WhileReceiving_ThrowsAtOnceAndLosesNothing()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var receiver = _client.CreateReceiver(_queue);
        var receiving = receiver.ReceiveMessageAsync(Soon, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);

        await SendAsync("kept");

        Assert.Equal("kept", (await receiver.ReceiveMessageAsync(Soon, Token))!.Body.ToString());
    }

    [Fact]
    public async Task Dispose_WithMessagesWaitingInTheReceiver_GivesThemBack()
    {
        var receiver = _client.CreateReceiver(_queue);
        Assert.Empty(await receiver.ReceiveMessagesAsync(5, Briefly, Token));
        await SendAsync("unread");
        await HandedOutAsync();
        await receiver.DisposeAsync();

        Assert.Equal("unread", (await _client.CreateReceiver(_queue).ReceiveMessageAsync(Soon, Token))!.Body.ToString());
    }

    // A client that leaves its credit is sent the message at once; one that takes it back gets none, and there is no event for
    // that. What is still on its way when a link closes stays locked, here as in Azure.
    private async Task HandedOutAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (broker.Status(_queue).Locked == 0 && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1))
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);

        // Answers come on the same connection, behind a message that was sent before them.
        await using var other = _client.CreateReceiver(_queue);
        for (var i = 0; i < 10; i++) await other.PeekMessageAsync(0, Token);
    }

    [Fact]
    public async Task ManySendersAndReceivers_Concurrently_LoseAndDoubleNothing()
    {
        const int messages = 400;
        var senders = Enumerable.Range(0, 4).Select(async at =>
        {
            var sender = _client.CreateSender(_queue);
            for (var i = at; i < messages; i += 4) await sender.SendMessageAsync(new ServiceBusMessage($"{i}") { MessageId = $"m{i}" }, Token);
        });
        var seen = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var receivers = Enumerable.Range(0, 3).Select(async _ =>
        {
            var receiver = _client.CreateReceiver(_queue);
            while (seen.Count < messages)
            {
                foreach (var message in await receiver.ReceiveMessagesAsync(20, Briefly, Token))
                {
                    seen.Enqueue(message.Body.ToString());
                    await receiver.CompleteMessageAsync(message, Token);
                }
            }
        });

        await Task.WhenAll(senders.Concat(receivers));

        Assert.Equal(Enumerable.Range(0, messages).Select(i => $"{i}").Order(), seen.Order());
        Assert.Equal((0, 0, 0), Counts());
    }

    private Task SendAsync(string body, string? id = null) =>
        Sender.SendMessageAsync(new ServiceBusMessage(body) { MessageId = id ?? Guid.NewGuid().ToString() }, Token);

    private ServiceBusReceiver DeadLetters() =>
        _client.CreateReceiver(_queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    private (int Active, int Locked, int DeadLettered) Counts()
    {
        var status = broker.Status(_queue);
        return (status.Active, status.Locked, status.DeadLettered);
    }
}
