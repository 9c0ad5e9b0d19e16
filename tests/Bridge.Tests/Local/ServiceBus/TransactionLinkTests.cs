using Amqp;
using Amqp.Framing;
using Amqp.Transactions;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>The coordinator, as a plain AMQP client sees it.</summary>
public sealed class TransactionLinkTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _client = await RawClient.ConnectAsync(broker.Broker.Port);
        await _client.PutTokenAsync(_queue);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    [Pitfall(4)]
    public async Task Send_InATransaction_IsInvisibleUntilItIsDischarged()
    {
        var coordinator = Coordinator();
        var id = await DeclareAsync(coordinator);

        // The client shows the outcome within the transactional state.
        var sent = await SendAsync(new SenderLink(_client.Session, "s", _queue), new Message("a"), id);
        var before = broker.Status(_queue).Active;
        var discharged = await SendAsync(coordinator, Request(new Discharge { TxnId = id, Fail = false }));

        Assert.IsType<Accepted>(sent);
        Assert.IsType<Accepted>(discharged);
        Assert.Equal((0, 1), (before, broker.Status(_queue).Active));
    }

    [Fact]
    public async Task Discharge_Failing_DropsTheMessages()
    {
        var coordinator = Coordinator();
        var id = await DeclareAsync(coordinator);
        await SendAsync(new SenderLink(_client.Session, "s", _queue), new Message("a"), id);

        Assert.IsType<Accepted>(await SendAsync(coordinator, Request(new Discharge { TxnId = id, Fail = true })));

        Assert.Equal(0, broker.Status(_queue).Active);
    }

    [Fact]
    public async Task Discharge_TwiceOrOfAnUnknownId_IsUnknown()
    {
        var coordinator = Coordinator();
        var id = await DeclareAsync(coordinator);
        await SendAsync(coordinator, Request(new Discharge { TxnId = id, Fail = false }));

        foreach (var unknown in new[] { id, [1, 2, 3] })
        {
            var refused = Assert.IsType<Rejected>(await SendAsync(coordinator, Request(new Discharge { TxnId = unknown, Fail = false })));
            Assert.Equal("amqp:transaction:unknown-id", refused.Error.Condition.ToString());
        }
    }

    [Fact]
    public async Task Send_WithTheIdOfAnotherConnection_IsUnknown()
    {
        await using var another = await RawClient.ConnectAsync(broker.Broker.Port);
        await another.PutTokenAsync(_queue);
        var id = await DeclareAsync(Coordinator());

        var refused = Assert.IsType<Rejected>(await SendAsync(new SenderLink(another.Session, "s", _queue), new Message("a"), id));

        Assert.Equal("amqp:transaction:unknown-id", refused.Error.Condition.ToString());
    }

    [Fact]
    public async Task Connection_Ended_DropsItsTransaction()
    {
        var another = await RawClient.ConnectAsync(broker.Broker.Port);
        await another.PutTokenAsync(_queue);
        var id = await DeclareAsync(Coordinator(another));
        await SendAsync(new SenderLink(another.Session, "s", _queue), new Message("a"), id);

        await another.DisposeAsync();

        Assert.Equal((0, 0), (broker.Status(_queue).Active, broker.Status(_queue).Scheduled));
    }

    private SenderLink Coordinator(RawClient? client = null) => new(
        (client ?? _client).Session, "coordinator", new Attach { Source = new Source(), Target = new Coordinator() }, null);

    private static async Task<byte[]> DeclareAsync(SenderLink coordinator) =>
        Assert.IsType<Declared>(await SendAsync(coordinator, Request(new Declare()))).TxnId;

    private static Message Request(object body) => new() { BodySection = new AmqpValue { Value = body } };

    private static Task<DeliveryState> SendAsync(SenderLink link, Message message, byte[]? transaction = null)
    {
        var outcome = new TaskCompletionSource<DeliveryState>(TaskCreationOptions.RunContinuationsAsynchronously);
        link.Send(
            message,
            transaction is null ? null : new TransactionalState { TxnId = transaction },
            (_, _, state, _) => outcome.TrySetResult(state),
            null);
        return outcome.Task.WaitAsync(Soon, TestContext.Current.CancellationToken);
    }
}
