using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>What the .NET client makes of a session that is lost, or that it does not wait for any more.</summary>
public sealed class SessionClientTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(200);

    private readonly string _queue = broker.SessionQueue();
    private readonly ServiceBusClient _client = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    [Pitfall(9)]
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
    public async Task Lock_Expired_IsSessionLockLost()
    {
        await SendAsync("a", "1");
        await using var session = await _client.AcceptSessionAsync(_queue, "a", null, Token);
        var message = await session.ReceiveMessageAsync(Soon, Token);
        broker.Broker.ExpireLocks(_queue);

        // As soon as the detach has arrived, the client says that the receiver is closed.
        var settling = await Record.ExceptionAsync(() => session.CompleteMessageAsync(message!, Token));

        Assert.True(
            settling is ServiceBusException { Reason: ServiceBusFailureReason.SessionLockLost } or ObjectDisposedException,
            settling?.ToString());
        await using var next = await _client.AcceptSessionAsync(_queue, "a", null, Token);
        Assert.Equal(2, (await next.ReceiveMessageAsync(Soon, Token))!.DeliveryCount);
    }

    private async Task SendAsync(params string[] sessionsAndBodies)
    {
        await using var sender = _client.CreateSender(_queue);
        foreach (var pair in sessionsAndBodies.Chunk(2))
            await sender.SendMessageAsync(new ServiceBusMessage(pair[1]) { SessionId = pair[0] }, Token);
    }
}
