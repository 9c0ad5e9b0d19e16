using System.Transactions;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>What a .NET client and the broker promise each other of transactions, also across queues.</summary>
public sealed class TransactionContractTests : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly BrokerFixture _broker;
    private readonly string _in;
    private readonly string _out;
    private readonly ServiceBusClient _client;

    public TransactionContractTests(BrokerFixture broker)
    {
        _broker = broker;
        _in = broker.Queue();
        _out = broker.Queue();
        _client = new ServiceBusClient(
            broker.Broker.ConnectionString, new ServiceBusClientOptions { EnableCrossEntityTransactions = true });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Commit_CompleteAndSendAcrossQueues_AppliesBothAtOnce()
    {
        var (receiver, message) = await ReceiveOneAsync();
        await using var sender = _client.CreateSender(_out);
        (int Locked, int Sent) before;
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await receiver.CompleteMessageAsync(message, Token);
            await sender.SendMessageAsync(new ServiceBusMessage("out"), Token);
            before = Counts();
            scope.Complete();
        }

        await UntilAsync((0, 1));

        Assert.Equal((1, 0), before);
    }

    [Fact]
    public async Task Rollback_NothingHappensAndTheLockStays()
    {
        var (receiver, message) = await ReceiveOneAsync();
        await using var sender = _client.CreateSender(_out);
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await receiver.CompleteMessageAsync(message, Token);
            await sender.SendMessageAsync(new ServiceBusMessage("out"), Token);
        }

        await receiver.CompleteMessageAsync(message, Token);

        Assert.Equal((0, 0), Counts());
    }

    [Fact]
    public async Task Commit_DeadLetterDeferAndAbandon_AreAllApplied()
    {
        await using var feed = _client.CreateSender(_in);
        foreach (var body in new[] { "dead", "deferred", "again" }) await feed.SendMessageAsync(new ServiceBusMessage(body), Token);
        var receiver = _client.CreateReceiver(_in);
        var got = new List<ServiceBusReceivedMessage>();
        while (got.Count < 3) got.AddRange(await receiver.ReceiveMessagesAsync(3 - got.Count, Soon, Token));
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await receiver.DeadLetterMessageAsync(got[0], "why", null, Token);
            await receiver.DeferMessageAsync(got[1], null, Token);
            await receiver.AbandonMessageAsync(got[2], null, Token);
            scope.Complete();
        }

        Assert.Equal("again", (await receiver.ReceiveMessageAsync(Soon, Token))!.Body.ToString());
        var status = _broker.Status(_in);
        Assert.Equal((1, 1, 1), (status.DeadLettered, status.Deferred, status.Locked));
    }

    [Fact]
    public async Task Commit_AfterALockWasLost_IsAbortedAndSendsNothing()
    {
        var (receiver, message) = await ReceiveOneAsync();
        await using var sender = _client.CreateSender(_out);
        var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await receiver.CompleteMessageAsync(message, Token);
        await sender.SendMessageAsync(new ServiceBusMessage("out"), Token);
        _broker.Broker.ExpireLocks(_in);
        scope.Complete();

        Assert.ThrowsAny<TransactionException>(scope.Dispose);

        Assert.Equal((1, 0), (_broker.Status(_in).Active, _broker.Status(_out).Active));
    }

    [Fact]
    public async Task Commit_OfOneQueueWithAPlainClient_SendsAllOrNothing()
    {
        await using var client = _broker.Client();
        await using var sender = client.CreateSender(_out);
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await sender.SendMessageAsync(new ServiceBusMessage("1"), Token);
            await sender.SendMessagesAsync([new ServiceBusMessage("2"), new ServiceBusMessage("3")], Token);
            Assert.Equal(0, _broker.Status(_out).Active);
            scope.Complete();
        }

        await UntilAsync((0, 3));
    }

    [Fact]
    [Pitfall(22)]
    public async Task Commit_FirstUseOfAClientInAScope_Sends()
    {
        await using var client = _broker.Client();
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await client.CreateSender(_out).SendMessageAsync(new ServiceBusMessage("1"), Token);
            scope.Complete();
        }

        await UntilAsync((0, 1));
        await client.CreateSender(_out).SendMessageAsync(new ServiceBusMessage("2"), Token);

        Assert.Equal(2, _broker.Status(_out).Active);
    }

    [Fact]
    public async Task Commit_AfterTheConnectionBroke_IsRefusedAndSendsNothing()
    {
        await using var sender = _client.CreateSender(_out);
        await sender.SendMessageAsync(new ServiceBusMessage("before"), Token);
        var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await sender.SendMessageAsync(new ServiceBusMessage("in"), Token);
        _broker.Broker.DropConnections();
        scope.Complete();

        Assert.ThrowsAny<TransactionException>(scope.Dispose);

        Assert.Equal(1, _broker.Status(_out).Active);
    }

    [Fact]
    public async Task Send_OfASecondClientInTheSameScope_IsRefused()
    {
        await using var second = _broker.Client();
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await _client.CreateSender(_out).SendMessageAsync(new ServiceBusMessage("1"), Token);

        Assert.NotNull(await Record.ExceptionAsync(
            () => second.CreateSender(_out).SendMessageAsync(new ServiceBusMessage("2"), Token)));

        Assert.Equal(0, _broker.Status(_out).Active);
    }

    [Fact]
    public async Task Receive_FromASecondQueue_IsRefusedSinceTransactionsGoThroughTheFirst()
    {
        await ReceiveOneAsync();
        await using var plain = _broker.Client();
        await plain.CreateSender(_out).SendMessageAsync(new ServiceBusMessage("a"), Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _client.CreateReceiver(_out).ReceiveMessageAsync(Soon, Token));

        Assert.Equal("a", (await plain.CreateReceiver(_out).ReceiveMessageAsync(Soon, Token))!.Body.ToString());
    }

    [Fact]
    public async Task Receive_AfterASendToAnotherQueue_IsRefused()
    {
        await _client.CreateSender(_out).SendMessageAsync(new ServiceBusMessage("a"), Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _client.CreateReceiver(_in).ReceiveMessageAsync(Soon, Token));
    }

    private async Task<(ServiceBusReceiver Receiver, ServiceBusReceivedMessage Message)> ReceiveOneAsync()
    {
        // The receiver comes first: its queue is the one through which the transaction goes.
        var receiver = _client.CreateReceiver(_in);
        await using var plain = _broker.Client();
        await plain.CreateSender(_in).SendMessageAsync(new ServiceBusMessage("in"), Token);
        return (receiver, (await receiver.ReceiveMessageAsync(Soon, Token))!);
    }

    // A scope's end does not always wait for the answer of the broker.
    private async Task UntilAsync((int Locked, int Sent) counts)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Soon);
        while (Counts() != counts) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }

    private (int Locked, int Sent) Counts() => (_broker.Status(_in).Locked, _broker.Status(_out).Active);
}
