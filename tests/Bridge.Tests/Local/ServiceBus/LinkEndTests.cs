using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Azure.Messaging.ServiceBus;
using Bridge.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Links that the broker ends: their token expired, or nothing moved on them for 10 minutes.</summary>
public sealed class LinkEndTests : IAsyncLifetime
{
    private const string Queue = "queue";
    private const string Sessions = "sessions";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private Broker _broker = null!;
    private RawClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var queues = new[]
        {
            new QueueOptions(Queue), new QueueOptions(Sessions) { RequiresSession = true, LockDuration = TimeSpan.FromHours(1) },
        };
        _broker = await Broker.StartAsync(
            new BrokerOptions { Port = 0, Queues = queues }, _clock, NullLoggerFactory.Instance, CancellationToken.None);
        _client = await RawClient.ConnectAsync(_broker.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Theory]
    [InlineData(Queue)]
    [InlineData($"{Queue}/$management")]
    [InlineData($"{Queue}/$deadletterqueue")]
    public async Task Links_WhoseTokenExpired_AreDetachedAsUnauthorized(string address)
    {
        await PutTokenAsync(Queue, TokenLife);
        var sends = await SenderAsync(address);
        var receives = await ReceiverAsync(address);

        _clock.Advance(TokenLife);

        Assert.Equal("amqp:unauthorized-access", await EndOf(sends));
        Assert.Equal("amqp:unauthorized-access", await EndOf(receives));
        Assert.False(_client.Connection.IsClosed);
    }

    [Fact]
    public async Task Session_WhoseTokenExpired_IsDetachedAndFreeAgain()
    {
        await PutTokenAsync(Sessions, TokenLife);
        var link = await ReceiverAsync(Sessions, "s");

        _clock.Advance(TokenLife);

        Assert.Equal("amqp:unauthorized-access", await EndOf(link));
        await PutTokenAsync(Sessions, TokenLife);
        await ReceiverAsync(Sessions, "s");
    }

    [Fact]
    public async Task Link_WhoseTokenWasRenewed_GoesOn()
    {
        await PutTokenAsync(Queue, TokenLife);
        var link = await SenderAsync(Queue);
        _clock.Advance(TokenLife - TimeSpan.FromMinutes(1));
        await PutTokenAsync(Queue, TokenLife);

        _clock.Advance(TokenLife - TimeSpan.FromMinutes(1));
        await link.SendAsync(new Message("a"), Soon);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("amqp:unauthorized-access", await EndOf(link));
        Assert.Equal(1, Active());
    }

    [Fact]
    public async Task Link_OfAnotherQueue_OutlivesTheTokenOfThisOne()
    {
        await PutTokenAsync(Queue, TokenLife);
        await PutTokenAsync(Sessions, 2 * TokenLife);
        var ends = await SenderAsync(Queue);
        var stays = await SenderAsync(Sessions);

        _clock.Advance(TokenLife);

        await EndOf(ends);
        await stays.SendAsync(new Message("a") { Properties = new Properties { GroupId = "s" } }, Soon);
    }

    [Theory]
    [InlineData(Queue)]
    [InlineData($"{Queue}/$management")]
    public async Task Links_Idle_AreForceDetached(string address)
    {
        await PutTokenAsync(Queue, 10 * IdleTimeout);
        var sends = await SenderAsync(address);
        var receives = await ReceiverAsync(address);

        _clock.Advance(IdleTimeout);

        Assert.Equal("amqp:link:detach-forced", await EndOf(sends));
        Assert.Equal("amqp:link:detach-forced", await EndOf(receives));
        Assert.Contains("00:10:00", sends.Error.Description, StringComparison.Ordinal);
        Assert.False(_client.Connection.IsClosed);
    }

    [Fact]
    public async Task Links_OnWhichSomethingMoves_StayUntilNothingDoes()
    {
        await PutTokenAsync(Queue, 10 * IdleTimeout);
        var sends = await SenderAsync(Queue);
        var receives = await ReceiverAsync(Queue);
        for (var round = 0; round < 3; round++)
        {
            _clock.Advance(IdleTimeout - TimeSpan.FromSeconds(1));
            await sends.SendAsync(new Message("a"), Soon);
            receives.SetCredit(1, CreditMode.Manual);
            receives.Accept(await receives.ReceiveAsync(Soon));
            await SettledAsync();
        }

        Assert.Equal((false, false), (sends.IsClosed, receives.IsClosed));
        _clock.Advance(IdleTimeout);

        Assert.Equal("amqp:link:detach-forced", await EndOf(sends));
        Assert.Equal("amqp:link:detach-forced", await EndOf(receives));
    }

    [Fact]
    public async Task Receiver_EndedWithCredit_LeavesTheMessagesToOthers()
    {
        await PutTokenAsync(Queue, 10 * IdleTimeout);
        var ended = await ReceiverAsync(Queue);
        ended.SetCredit(5, CreditMode.Manual);
        await _client.ManageAsync(Queue, "peek-message", new Map { ["message-count"] = 1 });
        _clock.Advance(IdleTimeout);
        await EndOf(ended);

        var sends = await SenderAsync(Queue);
        await sends.SendAsync(new Message("a"), Soon);
        var other = await ReceiverAsync(Queue);
        other.SetCredit(1, CreditMode.Manual);

        Assert.Equal("a", (await other.ReceiveAsync(Soon)).Body);
    }

    [Fact]
    public async Task Client_WhoseLinksWereIdle_SendsAndReceivesAgain()
    {
        await using var client = new ServiceBusClient(_broker.ConnectionString);
        var sender = client.CreateSender(Queue);
        var receiver = client.CreateReceiver(Queue);
        await sender.SendMessageAsync(new ServiceBusMessage("before"), Token);
        await receiver.CompleteMessageAsync((await receiver.ReceiveMessageAsync(Soon, Token))!, Token);

        _clock.Advance(IdleTimeout);
        await sender.SendMessageAsync(new ServiceBusMessage("after"), Token);
        var message = (await receiver.ReceiveMessageAsync(Soon, Token))!;
        await receiver.CompleteMessageAsync(message, Token);

        Assert.Equal("after", message.Body.ToString());
        Assert.Equal(0, Active());
    }

    // The clock moves only once the broker has seen everything that moved.
    private async Task SettledAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Soon);
        while (_broker.Status().Sum(queue => queue.Active + queue.Locked) > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, limit.Token);
    }

    private Task PutTokenAsync(string queue, TimeSpan life) => _client.PutTokenAsync(queue, _clock.GetUtcNow() + life);

    private int Active() => _broker.Status().Single(queue => queue.Name == Queue).Active;

    private Task<SenderLink> SenderAsync(string address) => AttachedAsync((name, attached) => new SenderLink(
        _client.Session, name, new Attach { Source = new Source(), Target = new Target { Address = address } }, attached));

    private Task<ReceiverLink> ReceiverAsync(string address, string? session = null) => AttachedAsync((name, attached) =>
    {
        var source = new Source { Address = address };
        if (session is not null) source.FilterSet = new Map { [new Symbol("com.microsoft:session-filter")] = session };
        return new ReceiverLink(
            _client.Session, name, new Attach { Source = source, Target = new Target { Address = name } }, attached);
    });

    private static async Task<T> AttachedAsync<T>(Func<string, OnAttached, T> open)
        where T : Link
    {
        var attached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var link = open($"link-{Guid.NewGuid():N}", (_, attach) =>
        {
            if (attach.Source is null || attach.Target is null) attached.TrySetException(new AmqpException(ErrorCode.NotAllowed, "refused"));
            else attached.TrySetResult();
        });
        await attached.Task.WaitAsync(Soon, Token);
        return link;
    }

    private static async Task<string> EndOf(Link link)
    {
        var ended = new TaskCompletionSource<Error>(TaskCreationOptions.RunContinuationsAsynchronously);
        link.AddClosedCallback((_, error) => ended.TrySetResult(error));
        if (link.IsClosed) ended.TrySetResult(link.Error);
        return (await ended.Task.WaitAsync(Soon, Token)).Condition.ToString()!;
    }
}
