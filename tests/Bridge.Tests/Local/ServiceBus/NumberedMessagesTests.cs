using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>What the .NET client and the broker promise each other of peeking, deferring and receiving by number.</summary>
public sealed class NumberedMessagesTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Peek_FromANumber_ShowsActiveAndDeferredInOrderAndLocksNone()
    {
        await SendAsync("a", "b", "c");
        await using var receiver = _client.CreateReceiver(_queue);
        await receiver.DeferMessageAsync((await receiver.ReceiveMessageAsync(Soon, Token))!, null, Token);

        var all = await receiver.PeekMessagesAsync(10, 0, Token);
        var rest = await receiver.PeekMessagesAsync(10, all[1].SequenceNumber, Token);

        Assert.Equal(["a", "b", "c"], all.Select(message => message.Body.ToString()));
        Assert.Equal(
            [ServiceBusMessageState.Deferred, ServiceBusMessageState.Active, ServiceBusMessageState.Active],
            all.Select(message => message.State));
        Assert.Equal(["b", "c"], rest.Select(message => message.Body.ToString()));
        Assert.Equal((2, 1, 0), (broker.Status(_queue).Active, broker.Status(_queue).Deferred, broker.Status(_queue).Locked));
    }

    [Fact]
    public async Task Peek_WithoutANumber_GoesOnWhereItWasAndEndsEmpty()
    {
        await SendAsync("a", "b", "c");
        await using var receiver = _client.CreateReceiver(_queue);

        var first = await receiver.PeekMessagesAsync(2, null, Token);
        var second = await receiver.PeekMessagesAsync(2, null, Token);
        var third = await receiver.PeekMessagesAsync(2, null, Token);

        Assert.Equal(["a", "b", "c"], first.Concat(second).Select(message => message.Body.ToString()));
        Assert.Empty(third);
    }

    [Fact]
    public async Task ReceiveDeferred_ByNumber_LocksThatOneAndCompletes()
    {
        await SendAsync("a", "b");
        await using var receiver = _client.CreateReceiver(_queue);
        var numbers = await DeferAllAsync(receiver, 2);

        var second = await receiver.ReceiveDeferredMessageAsync(numbers[1], Token);
        await receiver.CompleteMessageAsync(second, Token);

        Assert.Equal("b", second.Body.ToString());
        Assert.Equal((1, 0), (broker.Status(_queue).Deferred, broker.Status(_queue).Locked));
    }

    [Fact]
    public async Task ReceiveDeferred_LockedByAnotherOrAbsent_IsMessageNotFound()
    {
        await SendAsync("a");
        await using var receiver = _client.CreateReceiver(_queue);
        var number = (await DeferAllAsync(receiver, 1))[0];
        await receiver.ReceiveDeferredMessageAsync(number, Token);

        await using var another = _client.CreateReceiver(_queue);
        var locked = await Assert.ThrowsAsync<ServiceBusException>(() => another.ReceiveDeferredMessageAsync(number, Token));
        var absent = await Assert.ThrowsAsync<ServiceBusException>(() => another.ReceiveDeferredMessageAsync(4711, Token));

        Assert.Equal(ServiceBusFailureReason.MessageNotFound, locked.Reason);
        Assert.Equal(ServiceBusFailureReason.MessageNotFound, absent.Reason);
    }

    private static async Task<long[]> DeferAllAsync(ServiceBusReceiver receiver, int count)
    {
        var numbers = new List<long>();
        while (numbers.Count < count)
        {
            var message = (await receiver.ReceiveMessageAsync(Soon, Token))!;
            await receiver.DeferMessageAsync(message, null, Token);
            numbers.Add(message.SequenceNumber);
        }

        return [.. numbers];
    }

    private async Task SendAsync(params string[] bodies)
    {
        await using var sender = _client.CreateSender(_queue);
        foreach (var body in bodies) await sender.SendMessageAsync(new ServiceBusMessage(body) { MessageId = body }, Token);
    }
}
