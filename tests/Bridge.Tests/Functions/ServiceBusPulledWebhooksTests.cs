using System.Text;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions;

/// <summary>Pulled webhooks, and the look along the queue, on the local broker.</summary>
public sealed class ServiceBusPulledWebhooksTests : IClassFixture<BrokerFixture>, IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly BrokerFixture _broker;
    private readonly string _received;
    private readonly ServiceBusClient _client;
    private readonly IOptions<QueueOptions> _queues;
    private readonly ServiceBusPulledWebhooks _pulled;
    private readonly ServiceBusReceivedBacklog _backlog;

    public ServiceBusPulledWebhooksTests(BrokerFixture broker)
    {
        _broker = broker;
        _received = broker.Queue();
        _client = broker.Client();
        _queues = Options.Create(new QueueOptions { Received = _received, Events = broker.Queue(), Quarantine = broker.Queue() });
        _pulled = new ServiceBusPulledWebhooks(new ServiceBusSenders(_client, _queues), NullLogger<ServiceBusPulledWebhooks>.Instance);
        _backlog = new ServiceBusReceivedBacklog(_client, _queues);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Enqueue_PulledEvent_HasAKeyOfItsOwnForTheDayAndSaysWhereItComesFrom()
    {
        Assert.Equal(QueueOutcome.Accepted, await PullAsync(Noon));

        var message = await _client.CreateReceiver(_received).PeekMessageAsync(0, Token);
        var id = ReconciliationFixture.IdOf(FakeDeliveries.Body("o1"));
        Assert.Equal(
            ($"{id}/pulled/20260312", FakeDeliveries.Body("o1"), "w-o1", "order-created", "application/json"),
            (message!.MessageId, message.Body.ToString(), message.CorrelationId, message.Subject, message.ContentType));
        var read = EventProperties.Read(message);
        Assert.Equal(("pulled", Noon, null, null), (read.Source, read.ReceivedAt, read.Signature, read.CertificateSha256));
    }

    [Fact]
    public async Task Enqueue_SameEventAgain_IsKeptOnceADayAndOnceMoreTheNextDay()
    {
        await PullAsync(Noon);
        await PullAsync(Noon.AddHours(1));
        Assert.Equal(1, _broker.Status(_received).Active);

        await PullAsync(Noon.AddDays(1));

        Assert.Equal(2, _broker.Status(_received).Active);
    }

    [Fact]
    public async Task Enqueue_EventWhosePushIsRemembered_IsNotSwallowed()
    {
        var push = new ServiceBusMessage("x") { MessageId = ReconciliationFixture.IdOf(FakeDeliveries.Body("o1")) };
        await _client.CreateSender(_received).SendMessageAsync(push, Token);

        await PullAsync(Noon);

        Assert.Equal(2, _broker.Status(_received).Active);
    }

    [Fact]
    public async Task Enqueue_BrokerRefuses_IsUnavailable()
    {
        _broker.Broker.Faults.RefuseSends(_received);

        Assert.Equal(QueueOutcome.Unavailable, await PullAsync(Noon));
    }

    [Fact]
    public async Task Oldest_EmptyQueue_IsNull() => Assert.Null((await _backlog.LookAsync(Token)).OldestUntried);

    [Fact]
    public async Task Oldest_FirstCopies_IsWhenTheFirstWasReceivedAndTakesNothing()
    {
        await SendAsync(Noon.AddMinutes(5));
        await SendAsync(Noon.AddMinutes(9));

        Assert.Equal(Noon.AddMinutes(5), (await _backlog.LookAsync(Token)).OldestUntried);
        Assert.Equal((2, 0), (_broker.Status(_received).Active, _broker.Status(_received).Locked));
    }

    [Fact]
    public async Task Oldest_OnlyCopiesThatWerePutOff_IsNullBecauseTheLedgerHasThem()
    {
        for (var i = 0; i < 150; i++) await SendAsync(Noon, attempt: 1);

        Assert.Null((await _backlog.LookAsync(Token)).OldestUntried);
    }

    [Fact]
    public async Task Oldest_FirstCopyBehindManyThatWerePutOff_IsFound()
    {
        for (var i = 0; i < 150; i++) await SendAsync(Noon, attempt: 1);
        await SendAsync(Noon.AddHours(1));

        Assert.Equal(Noon.AddHours(1), (await _backlog.LookAsync(Token)).OldestUntried);
    }

    [Fact]
    public async Task Oldest_MessageInHand_StillCounts()
    {
        await SendAsync(Noon);
        await using var receiver = _client.CreateReceiver(_received);
        Assert.NotNull(await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(5), Token));

        Assert.Equal(Noon, (await _backlog.LookAsync(Token)).OldestUntried);
    }

    [Fact]
    public async Task Oldest_QueueDoesNotExist_IsTroubleWithTheQueue()
    {
        var backlog = new ServiceBusReceivedBacklog(_client, Options.Create(new QueueOptions { Received = "no-such-queue" }));

        var trouble = await Assert.ThrowsAsync<IOException>(() => backlog.LookAsync(Token));

        Assert.Contains("no-such-queue", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enqueue_EventThatWasPulledAndLostTheSameDay_IsNotSwallowedAndAgainIsOnce()
    {
        await PullAsync(Noon);
        await PullAsync(Noon.AddHours(1), lastSeen: Noon);
        await PullAsync(Noon.AddHours(2), lastSeen: Noon);

        var messages = await _client.CreateReceiver(_received).PeekMessagesAsync(10, 0, Token);
        var id = ReconciliationFixture.IdOf(FakeDeliveries.Body("o1"));
        Assert.Equal(
            [$"{id}/pulled/20260312", $"{id}/pulled/20260312T120000.0000000"], messages.Select(message => message.MessageId));
    }

    private Task<QueueOutcome> PullAsync(DateTimeOffset at, DateTimeOffset? lastSeen = null)
    {
        var body = Encoding.UTF8.GetBytes(FakeDeliveries.Body("o1"));
        Assert.Null(TruvEventReader.Read(body, out var truvEvent));
        return _pulled.EnqueueAsync(truvEvent!, body, new Evidence { Source = Evidence.Pulled, ReceivedAt = at }, lastSeen, Token);
    }

    private async Task SendAsync(DateTimeOffset receivedAt, int attempt = 0)
    {
        var message = new ServiceBusMessage("{}");
        EventProperties.Write(new Evidence { ReceivedAt = receivedAt }, message);
        if (attempt > 0) EventProperties.WriteAttempt(attempt, message);
        await _client.CreateSender(_received).SendMessageAsync(message, Token);
    }
}
