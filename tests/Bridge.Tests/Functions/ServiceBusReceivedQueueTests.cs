using System.Text;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Enrichment;
using Bridge.Core.Events;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.ServiceBus;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Moq;

namespace Bridge.Tests.Functions;

/// <summary>The received webhooks on the local broker: postponing one is one step.</summary>
public sealed class ServiceBusReceivedQueueTests : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Delay = TimeSpan.FromHours(1);

    private readonly BrokerFixture _broker;
    private readonly string _received;
    private readonly ServiceBusClient _client;
    private readonly ServiceBusReceivedQueue _queue;

    public ServiceBusReceivedQueueTests(BrokerFixture broker)
    {
        _broker = broker;
        _received = broker.Queue();
        _client = broker.Client();
        var queues = Options.Create(new QueueOptions
        {
            Received = _received, Events = broker.Queue(), Quarantine = broker.Queue(),
        });
        var lifetime = new Mock<IHostApplicationLifetime>();
        _queue = new ServiceBusReceivedQueue(
            _client, new ServiceBusSenders(_client, queues), queues, lifetime.Object, TimeProvider.System);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Postpone_Webhook_LeavesOneScheduledCopyWithTheNextAttempt()
    {
        var message = await ReceiveOneAsync();

        await _queue.PostponeAsync(message, Delay, Token);

        var status = _broker.Status(_received);
        Assert.Equal((0, 0, 1), (status.Active, status.Locked, status.Scheduled));
        var copy = await _client.CreateReceiver(_received).PeekMessageAsync(0, Token);
        Assert.Equal(($"{EventId}/1", WebhookBuilder.Body), (copy!.MessageId, copy.Body.ToString()));
        Assert.Equal(1, copy.ApplicationProperties["bridge-attempt"]);
        Assert.InRange(copy.ScheduledEnqueueTime - copy.EnqueuedTime, Delay - Soon, Delay + Soon);
    }

    [Fact]
    public async Task Postpone_WithTheLockLost_SendsNoCopy()
    {
        var message = await ReceiveOneAsync();
        _broker.Broker.ExpireLocks(_received);

        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => _queue.PostponeAsync(message, Delay, Token));

        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        await NothingIsScheduledAsync();
    }

    [Fact]
    public async Task Postpone_WhileSendsAreRefused_LeavesTheOriginalLocked()
    {
        var message = await ReceiveOneAsync();
        _broker.Broker.Faults.RefuseSends(_received);

        await Assert.ThrowsAsync<ServiceBusException>(() => _queue.PostponeAsync(message, Delay, Token));

        Assert.Equal((1, 0), (_broker.Status(_received).Locked, _broker.Status(_received).Scheduled));
        await _queue.CompleteAsync(message, Token);
    }

    [Fact]
    public async Task Postpone_ThatCameBackAfterACommitInDoubt_LeavesOneCopy()
    {
        var message = await ReceiveOneAsync();
        await _queue.PostponeAsync(message, Delay, Token);
        // The broker would drop the same MessageId: here it is the property alone that says which message this is.
        await SendAsync("again", first: EventId);
        var original = Assert.Single(await _queue.ReceiveAsync(1, Soon, Token));

        await _queue.PostponeAsync(original, Delay, Token);

        Assert.Equal((0, 1), (_broker.Status(_received).Locked, _broker.Status(_received).Scheduled));
    }

    [Fact]
    public async Task Postpone_ThatCameFromTheHistoryAndOneThatWasPushed_KeepsBoth()
    {
        await _queue.PostponeAsync(await ReceiveOneAsync(), Delay, Token);
        await SendAsync($"{EventId}/pulled/20261126");
        var pulled = Assert.Single(await _queue.ReceiveAsync(1, Soon, Token));

        await _queue.PostponeAsync(pulled, Delay, Token);

        Assert.Equal([$"{EventId}/1", $"{EventId}/pulled/20261126/1"], await ScheduledAsync());
    }

    [Fact]
    public async Task PutBack_ThenPostpone_EachCopyIsNewToTheQueueAndOnlyPostponingCounts()
    {
        await _queue.PutBackAsync(await ReceiveOneAsync(), TimeSpan.Zero, Token);
        var again = Assert.Single(await _queue.ReceiveAsync(1, Soon, Token));
        await _queue.PutBackAsync(again, TimeSpan.Zero, Token);
        var third = Assert.Single(await _queue.ReceiveAsync(1, Soon, Token));

        await _queue.PostponeAsync(third, Delay, Token);

        Assert.Equal((0, 0), (again.Attempt, third.Attempt));
        Assert.Equal([$"{EventId}/3"], await ScheduledAsync());
        Assert.Equal(1, (await _client.CreateReceiver(_received).PeekMessageAsync(0, Token))!.ApplicationProperties["bridge-attempt"]);
    }

    [Fact]
    public async Task Postpone_WithTheLongestMessageId_StaysWithinWhatServiceBusTakes()
    {
        await SendAsync(new string('x', 128));
        var message = Assert.Single(await _queue.ReceiveAsync(1, Soon, Token));

        await _queue.PostponeAsync(message, Delay, Token);

        Assert.EndsWith("/1", Assert.Single(await ScheduledAsync()), StringComparison.Ordinal);
    }

    private async Task<string[]> ScheduledAsync() =>
        [.. (await _client.CreateReceiver(_received).PeekMessagesAsync(10, 0, Token)).Select(message => message.MessageId)];

    private static string EventId
    {
        get
        {
            Assert.Null(TruvEventReader.Read(Encoding.UTF8.GetBytes(WebhookBuilder.Body), out var truvEvent));
            return truvEvent!.Id;
        }
    }

    private async Task<QueuedWebhook> ReceiveOneAsync()
    {
        await SendAsync(EventId);
        return Assert.Single(await _queue.ReceiveAsync(1, Soon, Token));
    }

    private Task SendAsync(string id, string? first = null)
    {
        var message = new ServiceBusMessage(WebhookBuilder.Body) { MessageId = id };
        if (first is not null) message.ApplicationProperties["bridge-first-id"] = first;
        return _client.CreateSender(_received).SendMessageAsync(message, Token);
    }

    // A rollback is not waited for; what it leaves is the same before and after.
    private async Task NothingIsScheduledAsync()
    {
        Assert.Equal((1, 0, 0), Counts());
        await _queue.CompleteAsync(Assert.Single(await _queue.ReceiveAsync(1, Soon, Token)), Token);
        Assert.Equal((0, 0, 0), Counts());
    }

    private (int Active, int Locked, int Scheduled) Counts()
    {
        var status = _broker.Status(_received);
        return (status.Active, status.Locked, status.Scheduled);
    }
}
