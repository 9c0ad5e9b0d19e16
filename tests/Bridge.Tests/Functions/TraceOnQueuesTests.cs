using System.Diagnostics;
using System.Text;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Enrichment;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Events;
using Bridge.Core.Tracing;
using Bridge.Core.Webhooks;
using Bridge.Functions.Azure;
using Bridge.Functions.Draining;
using Bridge.Functions.Settings;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.ServiceBus;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace Bridge.Tests.Functions;

/// <summary>W3C Trace Context on the messages, on the local broker.</summary>
public sealed class TraceOnQueuesTests : IClassFixture<BrokerFixture>, IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(WebhookBuilder.Body);

    private readonly ServiceBusClient _client;
    private readonly ServiceBusSenders _senders;
    private readonly IOptions<QueueOptions> _queues;
    private readonly ServiceBusReceivedQueue _received;

    public TraceOnQueuesTests(BrokerFixture broker)
    {
        _client = broker.Client();
        _queues = Options.Create(new QueueOptions { Received = broker.Queue(), Events = broker.Queue(), Quarantine = broker.Queue() });
        _senders = new ServiceBusSenders(_client, _queues);
        _received = new ServiceBusReceivedQueue(
            _client, _senders, _queues, new Mock<IHostApplicationLifetime>().Object, TimeProvider.System);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Webhook_UnderASpan_CarriesItToWhoeverTakesIt()
    {
        using var traces = new TraceRecorder();
        using var span = BridgeTrace.Begin("receive", ActivityKind.Server);

        await EnqueueAsync();

        Assert.Equal(span!.Id, (await ReceiveAsync()).TraceParent);
    }

    [Fact]
    public async Task Webhook_UnderNoSpanOfOurs_CarriesNone()
    {
        using var host = new Activity("request").Start();

        await EnqueueAsync();

        Assert.Null((await ReceiveAsync()).TraceParent);
    }

    [Fact]
    public async Task Webhook_ThatIsPutOff_KeepsItsTrace()
    {
        using var traces = new TraceRecorder();
        using var span = BridgeTrace.Begin("receive", ActivityKind.Server);
        await EnqueueAsync();

        await _received.PostponeAsync(await ReceiveAsync(), TimeSpan.Zero, Token);

        var copy = await ReceiveAsync();
        Assert.Equal((1, span!.Id), (copy.Attempt, copy.TraceParent));
    }

    [Fact]
    public async Task Event_UnderASpan_CarriesItUnderTheNameOfTheContract()
    {
        using var traces = new TraceRecorder();
        using var span = BridgeTrace.Begin("enrich", ActivityKind.Consumer);
        var publisher = new ServiceBusEventPublisher(_senders, NullLogger<ServiceBusEventPublisher>.Instance);

        await publisher.PublishAsync(new EnrichedEvent("e1", "com.truv.x", null, "none", "application/json", Body), Token);

        var message = await _client.CreateReceiver(_queues.Value.Events).PeekMessageAsync(0, Token);
        Assert.Equal(span!.Id, message!.ApplicationProperties["traceparent"]);
    }

    private async Task EnqueueAsync()
    {
        Assert.Null(TruvEventReader.Read(Body, out var truvEvent));
        var queue = new ServiceBusWebhookQueue(_senders, new WorkUnderWay(), NullLogger<ServiceBusWebhookQueue>.Instance);
        Assert.Equal(QueueOutcome.Accepted, await queue.EnqueueAsync(truvEvent!, Body, new Evidence(), Token));
    }

    private async Task<QueuedWebhook> ReceiveAsync() => Assert.Single(await _received.ReceiveAsync(1, Soon, Token));
}
