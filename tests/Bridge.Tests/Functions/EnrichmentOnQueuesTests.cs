using System.Text;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using Bridge.Functions.Azure;
using Bridge.Functions.Draining;
using Bridge.Local.ServiceBus;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using LocalQueue = Bridge.Local.ServiceBus.QueueOptions;
using QueueSettings = Bridge.Functions.Settings.QueueOptions;

namespace Bridge.Tests.Functions;

/// <summary>Runs of enriching between the queues of a local broker whose clock is moved by hand.</summary>
public sealed class EnrichmentOnQueuesTests : IAsyncLifetime
{
    private const string Received = "truv-received";
    private const string Events = "truv-events";
    private const int MostDeliveries = 3;

    private static readonly string[] Names = [Received, Events, "truv-quarantine"];

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private Broker _broker = null!;
    private ServiceBusClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new BrokerOptions
        {
            Port = 0,
            Queues = [.. Names.Select(name => new LocalQueue(name)
            {
                MaxDeliveryCount = MostDeliveries, DuplicateDetectionWindow = TimeSpan.FromDays(7), LockDuration = TimeSpan.FromMinutes(5),
            })],
        };
        _broker = await Broker.StartAsync(options, _clock, NullLoggerFactory.Instance, CancellationToken.None);
        _client = new ServiceBusClient(_broker.ConnectionString, new ServiceBusClientOptions
        {
            RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = TimeSpan.FromSeconds(10) },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task Run_WhileTheConsumersQueueTakesNothing_UsesUpNoDeliveryAndPublishesAllAfterwards()
    {
        var ids = await SendAsync(4);
        var bridge = Bridge();
        _broker.Faults.RefuseSends(Events);

        for (var run = 0; run < 2 * MostDeliveries; run++)
        {
            var tally = await bridge.RunAsync();
            Assert.True(tally.GetValueOrDefault(EnrichmentOutcome.Halted) > 0);
            Assert.Equal(0, tally.GetValueOrDefault(EnrichmentOutcome.Unsettled));
            _clock.Advance(EnrichmentLimits.SystemicDelay + TimeSpan.FromSeconds(1));
        }

        _broker.Faults.AcceptSends(Events);
        await bridge.RunAsync();

        Assert.Equal((0, 0, 0, 0), Counts(Received));
        Assert.Equal((4, 0, 0, 0), Counts(Events));
        Assert.Equal(ids.Order(), bridge.Ledger.Entries.Values.Where(entry => entry.PublishedAt is not null).Select(entry => entry.EventId).Order());
    }

    [Fact]
    public async Task Run_TwoAtOnce_PublishEachEventOnce()
    {
        var ids = await SendAsync(60);
        var (one, other) = (Bridge(), Bridge());

        var tallies = await Task.WhenAll(one.RunAsync(), other.RunAsync());

        Assert.Equal((0, 0, 0, 0), Counts(Received));
        Assert.Equal((60, 0, 0, 0), Counts(Events));
        Assert.Equal(60, tallies.Sum(tally => tally.GetValueOrDefault(EnrichmentOutcome.Published)));
        await using var consumers = _client.CreateReceiver(Events);
        var published = await consumers.PeekMessagesAsync(100, 0, Token);
        Assert.Equal(ids.Order(), published.Select(message => message.MessageId).Order());
    }

    private EnrichmentFixture Bridge()
    {
        var queues = Options.Create(new QueueSettings { Received = Received, Events = Events, Quarantine = Names[2] });
        var senders = new ServiceBusSenders(_client, queues);
        return new EnrichmentFixture
        {
            Received = new ServiceBusReceivedQueue(_client, senders, queues, Mock.Of<IHostApplicationLifetime>(), _clock),
            Publisher = new ServiceBusEventPublisher(senders, NullLogger<ServiceBusEventPublisher>.Instance),
        };
    }

    private async Task<IReadOnlyList<string>> SendAsync(int count)
    {
        var ids = new List<string>();
        var queues = Options.Create(new QueueSettings { Received = Received, Events = Events, Quarantine = Names[2] });
        var queue = new ServiceBusWebhookQueue(
            new ServiceBusSenders(_client, queues), new WorkUnderWay(), NullLogger<ServiceBusWebhookQueue>.Instance);
        for (var i = 0; i < count; i++)
        {
            var body = Encoding.UTF8.GetBytes($$"""{"webhook_id":"w{{i}}","event_type":"order-created","order_id":"o{{i}}"}""");
            Assert.Null(TruvEventReader.Read(body, out var truvEvent));
            await queue.EnqueueAsync(truvEvent!, body, new Evidence { ReceivedAt = TestAuthority.Now }, Token);
            ids.Add(truvEvent!.Id);
        }

        return ids;
    }

    private (int Active, int Locked, int Scheduled, int Dead) Counts(string queue)
    {
        var status = _broker.Status().Single(one => one.Name == queue);
        return (status.Active, status.Locked, status.Scheduled, status.DeadLettered);
    }
}
