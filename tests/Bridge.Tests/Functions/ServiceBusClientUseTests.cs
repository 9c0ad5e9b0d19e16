using Azure.Core;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using Bridge.Functions;
using Bridge.Functions.Azure;
using Bridge.Functions.Draining;
using Bridge.Functions.Settings;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace Bridge.Tests.Functions;

/// <summary>How the app uses its client: by which connection, with how much patience.</summary>
public sealed class ServiceBusClientUseTests(BrokerFixture broker) : IClassFixture<BrokerFixture>
{
    private static readonly ReceivingOptions Receiving = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly QueueOptions _queues = new() { Received = broker.Queue(), Events = broker.Queue(), Quarantine = broker.Queue() };

    [Fact]
    public void Retries_AllTriesTogether_FitIntoTheDeadlineOfAWebhook()
    {
        var retries = ServiceBusConnection.Retries;

        var longest = (retries.MaxRetries + 1) * retries.TryTimeout + retries.MaxRetries * retries.MaxDelay;

        Assert.InRange(longest, TimeSpan.FromSeconds(1), Receiving.Deadline);
    }

    [Fact]
    public void Retries_AfterTheSlowestBody_StillBeginASecondTry()
    {
        var retries = ServiceBusConnection.Retries;

        Assert.InRange(retries.TryTimeout + retries.MaxDelay, TimeSpan.Zero, Receiving.Deadline - Receiving.BodyTimeout - TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Open_FullyQualifiedNamespace_IsByIdentity()
    {
        await using var client = ServiceBusConnection.Open(
            new QueueOptions { FullyQualifiedNamespace = "name.servicebus.windows.net" }, Mock.Of<TokenCredential>());

        Assert.Equal("name.servicebus.windows.net", client.FullyQualifiedNamespace);
    }

    [Fact]
    public async Task Open_ConnectionString_IsByItsKeyAndAsksNoIdentity()
    {
        _queues.ConnectionString = broker.Broker.ConnectionString;
        await using var client = ServiceBusConnection.Open(_queues, new Mock<TokenCredential>(MockBehavior.Strict).Object);

        Assert.Equal(QueueOutcome.Accepted, await EnqueueAsync(client));
        Assert.Equal("localhost", client.FullyQualifiedNamespace);
    }

    [Fact]
    public async Task App_SendsToAllItsQueues_OverOneConnection()
    {
        await using var proxy = new CuttingProxy(broker.Broker.Port);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ServiceBus"] = Through(proxy), ["ServiceBus:Received"] = _queues.Received,
            ["ServiceBus:Quarantine"] = _queues.Quarantine, ["KeyVault:Uri"] = "https://localhost/",
        });
        builder.AddBridge();
        await using var services = builder.Services.BuildServiceProvider();
        var body = System.Text.Encoding.UTF8.GetBytes(WebhookBuilder.Body);
        Assert.Null(TruvEventReader.Read(body, out var truvEvent));

        for (var time = 1; time <= 3; time++)
        {
            var queue = services.GetRequiredService<IWebhookQueue>();
            Assert.Equal(QueueOutcome.Accepted, await queue.EnqueueAsync(truvEvent!, body, new Evidence(), Token));
            Assert.Equal(QueueOutcome.Accepted, await queue.QuarantineAsync(body, new Evidence(), null, Token));
        }

        Assert.Equal(1, proxy.Connections);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Enqueue_ConnectionCutDuringTheSend_IsAcceptedOnALaterTryWithinTheDeadline(int cuts)
    {
        await using var proxy = new CuttingProxy(broker.Broker.Port);
        _queues.ConnectionString = Through(proxy);
        await using var client = ServiceBusConnection.Open(_queues, Mock.Of<TokenCredential>());
        Assert.Equal(QueueOutcome.Accepted, await EnqueueAsync(client));
        proxy.CutOnNextBytes(cuts);

        var outcome = await EnqueueAsync(client, "second");

        Assert.Equal(QueueOutcome.Accepted, outcome);
        Assert.Equal(2, broker.Status(_queues.Received).Active);
        Assert.Equal(1 + cuts, proxy.Connections);
    }

    [Fact]
    public async Task Enqueue_ConnectionCutOnEveryTry_IsUnavailableWithinTheDeadline()
    {
        await using var proxy = new CuttingProxy(broker.Broker.Port);
        _queues.ConnectionString = Through(proxy);
        await using var client = ServiceBusConnection.Open(_queues, Mock.Of<TokenCredential>());
        proxy.CutOnNextBytes(1_000);

        Assert.Equal(QueueOutcome.Unavailable, await EnqueueAsync(client));
    }

    private string Through(CuttingProxy proxy) => broker.Broker.ConnectionString.Replace(
        $":{broker.Broker.Port}", $":{proxy.Port}", StringComparison.Ordinal);

    // The deadline of a webhook; an answer that comes later than that fails the test.
    private async Task<QueueOutcome> EnqueueAsync(ServiceBusClient client, string id = "first")
    {
        using var deadline = new CancellationTokenSource(Receiving.Deadline);
        var queue = new ServiceBusWebhookQueue(
            new ServiceBusSenders(client, Options.Create(_queues)), new WorkUnderWay(), NullLogger<ServiceBusWebhookQueue>.Instance);
        var body = System.Text.Encoding.UTF8.GetBytes(
            WebhookBuilder.Body.Replace("order_id", $"order_{id}", StringComparison.Ordinal));
        Assert.Null(TruvEventReader.Read(body, out var truvEvent));
        var outcome = await queue.EnqueueAsync(truvEvent!, body, new Evidence(), deadline.Token);
        Assert.False(deadline.IsCancellationRequested);
        return outcome;
    }
}
