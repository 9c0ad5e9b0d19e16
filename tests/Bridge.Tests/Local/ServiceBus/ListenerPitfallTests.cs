using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Where the listener's library is easily used wrongly, as a plain AMQP client sees it.</summary>
public sealed class ListenerPitfallTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(150);

    private readonly string _queue = broker.Queue();
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _client = await RawClient.ConnectAsync(broker.Broker.Port);
        await _client.PutTokenAsync(_queue);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    [Pitfall(2)]
    public async Task Connect_WithSaslExternal_IsLetIn()
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.External;

        var connection = await factory.CreateAsync(
            new Address("localhost", broker.Broker.Port, null, null, "/", "amqp"), TestContext.Current.CancellationToken, null);

        Assert.False(connection.IsClosed);
        await connection.CloseAsync();
    }

    [Fact]
    [Pitfall(3)]
    public async Task Replies_ToTheSameNameOnTwoConnections_GoToWhoAsked()
    {
        await using var another = await RawClient.ConnectAsync(broker.Broker.Port);
        var theirs = broker.Queue();
        await another.PutTokenAsync(theirs);
        await SendAsync(_queue, "mine");

        // Both clients name their reply address the same, request by request.
        var answers = await Task.WhenAll(
            _client.ManageAsync(_queue, "peek-message", new Map { ["message-count"] = 1 }),
            another.ManageAsync(theirs, "peek-message", new Map { ["message-count"] = 1 }));

        Assert.Equal([200, 204], answers.Select(answer => (int)answer.ApplicationProperties["statusCode"]));
    }

    [Fact]
    [Pitfall(5)]
    public async Task DeliveryTag_IsTheLockTokenThatManagementKnows()
    {
        await SendAsync(_queue, "a");
        using var message = await new ReceiverLink(_client.Session, "r", _queue).ReceiveAsync(Soon);

        var answer = await _client.ManageAsync(
            _queue, "renew-lock", new Map { ["lock-tokens"] = new[] { new Guid(message.DeliveryTag) } });

        Assert.Equal(200, answer.ApplicationProperties["statusCode"]);
    }

    [Fact]
    [Pitfall(6)]
    public async Task Credit_FlowThatSaysTheSameAgain_IsNotCountedTwice()
    {
        var link = new ReceiverLink(_client.Session, "r", _queue);
        link.SetCredit(3, autoRestore: false);
        link.SetCredit(0, autoRestore: false);
        link.SetCredit(1, autoRestore: false);

        await SendAsync(_queue, "1", "2", "3", "4", "5", "6", "7");

        Assert.Equal(["1", "2", "3", "4"], await TakeAsync(link));
        Assert.False(link.IsClosed);
        Assert.Equal(3, broker.Status(_queue).Active);
        link.SetCredit(2, autoRestore: false);
        Assert.Equal(["5", "6"], await TakeAsync(link));
    }

    [Fact]
    public async Task Credit_GivenBitByBit_IsNeitherOverdrawnNorLost()
    {
        var link = new ReceiverLink(_client.Session, "r", _queue);
        link.SetCredit(1, autoRestore: false);
        link.SetCredit(1, autoRestore: false);
        await SendAsync(_queue, "1", "2", "3", "4");
        var first = await TakeAsync(link);
        var waiting = broker.Status(_queue).Active;

        link.SetCredit(2, autoRestore: false);

        Assert.Equal(["1", "2"], first);
        Assert.Equal(2, waiting);
        Assert.Equal(["3", "4"], await TakeAsync(link));
    }

    [Fact]
    [Pitfall(11)]
    public async Task Batch_ThatIsNoMessage_IsRefusedAndTheConnectionStays()
    {
        var sender = new SenderLink(_client.Session, "s", _queue);
        var garbage = new Message { Format = 0x80013700, BodySection = new Data { Binary = [1, 2, 3, 4] } };

        await Assert.ThrowsAsync<AmqpException>(() => sender.SendAsync(garbage, Soon));

        await SendAsync(_queue, "a");
        Assert.Equal(1, broker.Status(_queue).Active);
    }

    [Fact]
    [Pitfall(12)]
    public async Task Release_OfAMessage_BringsItAgainUncounted()
    {
        await SendAsync(_queue, "a");
        var link = new ReceiverLink(_client.Session, "r", _queue);
        using var first = await link.ReceiveAsync(Soon);
        link.Release(first);

        using var second = await link.ReceiveAsync(Soon);

        Assert.Equal(0u, second.Header.DeliveryCount);
    }

    [Fact]
    [Pitfall(14)]
    public async Task Close_WithUnsettledMessages_LeavesThemLocked()
    {
        await SendAsync(_queue, "a");
        var link = new ReceiverLink(_client.Session, "r", _queue);
        using var message = await link.ReceiveAsync(Soon);

        await link.CloseAsync();
        await _client.ManageAsync(_queue, "peek-message", new Map { ["message-count"] = 1 });

        Assert.Equal((0, 1), (broker.Status(_queue).Active, broker.Status(_queue).Locked));
    }

    [Fact]
    [Pitfall(17)]
    public async Task Sessions_MoreThanTheUsual256_CanBeBegun()
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        factory.AMQP.MaxSessionsPerConnection = 400;
        var connection = await factory.CreateAsync(
            new Address("localhost", broker.Broker.Port, null, null, "/", "amqp"), TestContext.Current.CancellationToken, null);

        var sessions = Enumerable.Range(0, 300).Select(_ => new Session(connection)).ToArray();
        await sessions[^1].CloseAsync(Soon);

        Assert.False(connection.IsClosed);
        await connection.CloseAsync();
    }

    [Fact]
    [Pitfall(8)]
    public async Task Settlement_OfAMessage_IsAnsweredWithoutAFlow()
    {
        var frames = new FrameCounter();
        await using var proxy = new CuttingProxy(broker.Broker.Port, frames.Take);
        await using var client = await RawClient.ConnectAsync(proxy.Port);
        await client.PutTokenAsync(_queue);
        var link = new ReceiverLink(client.Session, "r", _queue);
        await SendAsync(_queue, [.. Enumerable.Range(0, 20).Select(at => $"{at}")]);
        link.SetCredit(20, autoRestore: false);
        var messages = new List<Message>();
        while (messages.Count < 20) messages.Add(await link.ReceiveAsync(Soon));
        var before = frames.Of(FrameCounter.FlowCode);

        foreach (var message in messages) link.Accept(message);
        // The answer to a later request comes after all that was said of the settlements.
        await client.ManageAsync(_queue, "peek-message", new Map { ["message-count"] = 1 });

        // 20 messages, and the answers to the token and to the request.
        Assert.Equal(22, frames.Of(FrameCounter.TransferCode));
        // What flows there are belong to the request's own links.
        Assert.InRange(frames.Of(FrameCounter.FlowCode) - before, 0, 4);
    }

    [Fact]
    [Pitfall(17)]
    public async Task Open_OfTheBroker_HasSmallFramesManySessionsAndAnIdleTimeout()
    {
        var opened = new TaskCompletionSource<Open>(TaskCreationOptions.RunContinuationsAsynchronously);
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        var connection = await factory.CreateAsync(
            new Address("localhost", broker.Broker.Port, null, null, "/", "amqp"),
            new Open { ContainerId = "opens", HostName = "localhost" }, (_, open) => opened.TrySetResult(open));

        var remote = await opened.Task.WaitAsync(Soon, TestContext.Current.CancellationToken);

        Assert.Equal(64 * 1024u, remote.MaxFrameSize);
        Assert.True(remote.ChannelMax > 256, $"{remote.ChannelMax} channels");
        // Half of the time after which it gives a silent connection up, as the protocol advises.
        Assert.Equal(60_000u, remote.IdleTimeOut);
        await connection.CloseAsync();
    }

    [Fact]
    [Pitfall(20)]
    public async Task LinkName_TakenBySomebodyOfTheSameContainer_IsRefusedAndTheFirstGoesOn()
    {
        await using var other = await RawClient.ConnectAsync(broker.Broker.Port, "twin");
        await using var twin = await RawClient.ConnectAsync(broker.Broker.Port, "twin");
        await other.PutTokenAsync(_queue);
        var first = new SenderLink(other.Session, "same", _queue);
        await first.SendAsync(new Message("1"), Soon);

        await Assert.ThrowsAnyAsync<AmqpException>(() => new SenderLink(twin.Session, "same", _queue).SendAsync(new Message("2"), Soon));
        await first.SendAsync(new Message("3"), Soon);

        Assert.Equal(["1", "3"], await TakeAsync(new ReceiverLink(_client.Session, "r", _queue)));
    }

    private static async Task<List<string>> TakeAsync(ReceiverLink link)
    {
        var bodies = new List<string>();
        while (await link.ReceiveAsync(bodies.Count < 2 ? Soon : Briefly) is { } message)
        {
            bodies.Add((string)message.Body);
            link.Accept(message);
        }

        return bodies;
    }

    private async Task SendAsync(string queue, params string[] bodies)
    {
        var sender = new SenderLink(_client.Session, $"sender-{Guid.NewGuid()}", queue);
        foreach (var body in bodies) await sender.SendAsync(new Message(body), Soon);
        await sender.CloseAsync();
    }
}
