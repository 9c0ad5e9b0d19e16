using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Official;

/// <summary>What the official .NET client and the broker promise each other of message sessions.</summary>
public sealed class SessionContractTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(200);

    private readonly string _queue = broker.SessionQueue();
    private readonly ServiceBusClient _client = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Accept_ById_GetsTheMessagesOfThatSessionInOrder()
    {
        await SendAsync("a", "a1", "b", "b1", "a", "a2", "a", "a3");
        await using var session = await _client.AcceptSessionAsync(_queue, "a", null, Token);

        var got = new List<string>();
        while (await session.ReceiveMessageAsync(Briefly, Token) is { } message)
        {
            got.Add(message.Body.ToString());
            Assert.Equal("a", message.SessionId);
            await session.CompleteMessageAsync(message, Token);
        }

        Assert.Equal(["a1", "a2", "a3"], got);
        Assert.Equal((1, 0), (broker.Status(_queue).Active, broker.Status(_queue).Locked));
        Assert.InRange(session.SessionLockedUntil - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(61));
    }

    [Fact]
    public async Task AcceptNext_BeforeAnyMessage_WaitsForTheFirst()
    {
        var accepting = _client.AcceptNextSessionAsync(_queue, null, Token);
        await SendAsync("late", "1");

        await using var session = await accepting;

        Assert.Equal("late", session.SessionId);
        Assert.Equal("1", (await session.ReceiveMessageAsync(Soon, Token)).Body.ToString());
    }

    [Fact]
    public async Task AcceptNext_WithoutMessages_TimesOut()
    {
        await using var hasty = new ServiceBusClient(broker.Broker.ConnectionString, new ServiceBusClientOptions
        {
            RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = TimeSpan.FromSeconds(1) },
        });

        var late = await Assert.ThrowsAsync<ServiceBusException>(() => hasty.AcceptNextSessionAsync(_queue, null, Token));

        Assert.Equal(ServiceBusFailureReason.ServiceTimeout, late.Reason);
    }

    [Fact]
    public async Task AcceptNext_GivenUp_LeavesTheConnectionAndTheSessionToOthers()
    {
        await SendAsync("held", "1");
        await using var held = await _client.AcceptSessionAsync(_queue, "held", null, Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var accepting = _client.AcceptNextSessionAsync(_queue, null, cancel.Token);
        await Task.Delay(Briefly, TimeProvider.System, Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => accepting);

        await SendAsync("next", "2");
        await using var next = await _client.AcceptNextSessionAsync(_queue, null, Token);

        Assert.Equal("next", next.SessionId);
        await held.RenewSessionLockAsync(Token);
    }

    [Fact]
    public async Task Accept_HeldByAnother_CannotBeLockedUntilItIsClosed()
    {
        await SendAsync("a", "1");
        var first = await _client.AcceptSessionAsync(_queue, "a", null, Token);
        Assert.NotNull(await first.ReceiveMessageAsync(Soon, Token));

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => _client.AcceptSessionAsync(_queue, "a", null, Token));
        await first.DisposeAsync();
        await using var second = await _client.AcceptSessionAsync(_queue, "a", null, Token);

        Assert.Equal(ServiceBusFailureReason.SessionCannotBeLocked, refused.Reason);
        Assert.Equal(1, (await second.ReceiveMessageAsync(Soon, Token)).DeliveryCount);
    }

    [Fact]
    public async Task State_SetAndCleared_IsSeenByTheNextHolder()
    {
        await using (var session = await _client.AcceptSessionAsync(_queue, "a", null, Token))
        {
            Assert.Null(await session.GetSessionStateAsync(Token));
            await session.SetSessionStateAsync(BinaryData.FromString("kept"), Token);
        }

        await using var next = await _client.AcceptSessionAsync(_queue, "a", null, Token);
        Assert.Equal("kept", (await next.GetSessionStateAsync(Token)).ToString());
        await next.SetSessionStateAsync(null, Token);
        Assert.Null(await next.GetSessionStateAsync(Token));
    }

    [Fact]
    public async Task Renew_PutsTheEndOff()
    {
        await using var session = await _client.AcceptSessionAsync(_queue, "a", null, Token);
        var before = session.SessionLockedUntil;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(10));

        while (session.SessionLockedUntil <= before) await session.RenewSessionLockAsync(limit.Token);
    }

    [Fact]
    public async Task Lock_Expired_IsSessionLockLost()
    {
        await SendAsync("a", "1");
        await using var session = await _client.AcceptSessionAsync(_queue, "a", null, Token);
        var message = await session.ReceiveMessageAsync(Soon, Token);
        broker.Broker.ExpireLocks(_queue);

        // As soon as the detach has arrived, the client says that the receiver is closed.
        var settling = await Record.ExceptionAsync(() => session.CompleteMessageAsync(message, Token));

        Assert.True(
            settling is ServiceBusException { Reason: ServiceBusFailureReason.SessionLockLost } or ObjectDisposedException,
            settling?.ToString());
        await using var next = await _client.AcceptSessionAsync(_queue, "a", null, Token);
        Assert.Equal(2, (await next.ReceiveMessageAsync(Soon, Token)).DeliveryCount);
    }

    [Fact]
    public async Task Deferred_Message_IsReceivedByNumberInItsSession()
    {
        await SendAsync("a", "1");
        await using var session = await _client.AcceptSessionAsync(_queue, "a", null, Token);
        var message = await session.ReceiveMessageAsync(Soon, Token);
        await session.DeferMessageAsync(message, null, Token);

        var again = await session.ReceiveDeferredMessageAsync(message.SequenceNumber, Token);
        await session.CompleteMessageAsync(again, Token);

        Assert.Equal((0, 0, 0), (broker.Status(_queue).Active, broker.Status(_queue).Deferred, broker.Status(_queue).Locked));
    }

    [Fact]
    public async Task Receiver_OfTheWrongKind_IsNotAllowed()
    {
        await using var plain = _client.CreateReceiver(_queue);

        await Assert.ThrowsAsync<InvalidOperationException>(() => plain.ReceiveMessageAsync(Soon, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _client.AcceptSessionAsync(broker.Queue(), "a", null, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _client.CreateSender(_queue).SendMessageAsync(new ServiceBusMessage("no session"), Token));
    }

    [Fact]
    public async Task Processor_ManySessions_KeepsTheOrderWithinEach()
    {
        const int sessions = 5;
        const int each = 20;
        await using var sender = _client.CreateSender(_queue);
        for (var at = 0; at < each; at++)
        {
            await sender.SendMessagesAsync(
                Enumerable.Range(0, sessions).Select(s => new ServiceBusMessage($"{at}") { SessionId = $"s{s}" }), Token);
        }

        var got = new System.Collections.Concurrent.ConcurrentDictionary<string, List<string>>();
        var left = sessions * each;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var processor = _client.CreateSessionProcessor(_queue, new ServiceBusSessionProcessorOptions
        {
            MaxConcurrentSessions = 3, SessionIdleTimeout = TimeSpan.FromMilliseconds(300),
        });
        processor.ProcessMessageAsync += message =>
        {
            got.GetOrAdd(message.SessionId, _ => []).Add(message.Message.Body.ToString());
            if (Interlocked.Decrement(ref left) == 0) done.TrySetResult();
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync(Token);

        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await processor.StopProcessingAsync(Token);

        Assert.Equal(sessions, got.Count);
        Assert.All(got.Values, bodies => Assert.Equal(Enumerable.Range(0, each).Select(at => $"{at}"), bodies));
    }

    private async Task SendAsync(params string[] sessionsAndBodies)
    {
        await using var sender = _client.CreateSender(_queue);
        foreach (var pair in sessionsAndBodies.Chunk(2))
            await sender.SendMessageAsync(new ServiceBusMessage(pair[1]) { SessionId = pair[0] }, Token);
    }
}
