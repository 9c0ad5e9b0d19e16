using System.Diagnostics;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>The retries of the .NET client.</summary>
public sealed class RetryTests(BrokerFixture broker) : IClassFixture<BrokerFixture>
{
    private readonly string _queue = broker.Queue();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Send_ConnectionAlwaysCut_IsTriedSoOftenAndThenRefused(int retries)
    {
        await using var proxy = new CuttingProxy(broker.Broker.Port);
        await using var client = Through(proxy, new ServiceBusRetryOptions
        {
            MaxRetries = retries, Delay = TimeSpan.FromMilliseconds(10), Mode = ServiceBusRetryMode.Fixed,
        });
        proxy.CutOnNextBytes(1_000);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(
            () => client.CreateSender(_queue).SendMessageAsync(new ServiceBusMessage("a"), Token));

        Assert.Equal((ServiceBusFailureReason.ServiceCommunicationProblem, true), (refused.Reason, refused.IsTransient));
        Assert.True(proxy.Connections > retries);
    }

    [Fact]
    public async Task Send_CustomPolicy_DecidesHowOften()
    {
        await using var proxy = new CuttingProxy(broker.Broker.Port);
        var policy = new Policy(2);
        await using var client = Through(proxy, new ServiceBusRetryOptions { CustomRetryPolicy = policy });
        proxy.CutOnNextBytes(1_000);

        await Assert.ThrowsAsync<ServiceBusException>(
            () => client.CreateSender(_queue).SendMessageAsync(new ServiceBusMessage("a"), Token));

        Assert.Equal([1, 2, 3], policy.Asked);
    }

    [Fact]
    public async Task Send_Cancelled_ThrowsAtOnceWithoutRetries()
    {
        await using var proxy = new CuttingProxy(broker.Broker.Port);
        await using var client = Through(proxy, new ServiceBusRetryOptions { MaxRetries = 5, Delay = TimeSpan.FromSeconds(30) });
        proxy.CutOnNextBytes(1_000);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.CreateSender(_queue).SendMessageAsync(new ServiceBusMessage("a"), cancel.Token));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private ServiceBusClient Through(CuttingProxy proxy, ServiceBusRetryOptions retries) => new(
        broker.Broker.ConnectionString.Replace($":{broker.Broker.Port}", $":{proxy.Port}", StringComparison.Ordinal),
        new ServiceBusClientOptions { RetryOptions = retries });

    private sealed class Policy(int retries) : ServiceBusRetryPolicy
    {
        public List<int> Asked { get; } = [];

        public override TimeSpan CalculateTryTimeout(int attemptCount) => TimeSpan.FromSeconds(5);

        public override TimeSpan? CalculateRetryDelay(Exception lastException, int attemptCount)
        {
            Asked.Add(attemptCount);
            return attemptCount <= retries ? TimeSpan.FromMilliseconds(10) : null;
        }
    }
}
