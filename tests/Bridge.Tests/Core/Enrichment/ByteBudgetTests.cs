using System.Text.Json;
using Bridge.Core.Enrichment;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Enrichment;

/// <summary>Memory of a run is bounded by bytes, too.</summary>
public sealed class ByteBudgetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_MoreThanThereIs_WaitsUntilItIsGivenBackAndKeepsTheOrder()
    {
        using var budget = new ByteBudget(100);
        var first = await budget.TakeAsync(60, Token);
        var large = budget.TakeAsync(90, Token);
        var small = budget.TakeAsync(10, Token);

        Assert.False(large.IsCompleted || small.IsCompleted);
        first.Dispose();
        first.Dispose();
        using var second = await large;
        using var third = await small;

        Assert.False(budget.WhenNotFullAsync(Token).IsCompleted);
    }

    [Fact]
    public async Task Take_OneThatAloneIsTooLarge_GetsAllTheRoom()
    {
        using var budget = new ByteBudget(100);

        using (await budget.TakeAsync(1000, Token)) Assert.False(budget.WhenNotFullAsync(Token).IsCompleted);

        await budget.WhenNotFullAsync(Token);
    }

    [Fact]
    public async Task Run_LargeAnswers_AreSentOneAfterTheOther()
    {
        var publisher = new CountingPublisher();
        var bridge = new EnrichmentFixture { Publisher = publisher };
        bridge.Limits = bridge.Limits with { MaxBytesInHand = 100_000 };
        bridge.Api.Otherwise = TruvAnswer.Found(JsonElement.Parse($$"""{"text":"{{new string('x', 30_000)}}"}"""));
        for (var i = 0; i < 20; i++) bridge.Add($$"""{"webhook_id":"w{{i}}","event_type":"order-created","order_id":"o"}""");

        await bridge.RunAsync();

        Assert.Equal((20, 1), (publisher.Count, publisher.Most));
    }

    [Fact]
    public async Task Run_LargeWebhooks_AreNotTakenBeyondTheBytesAllowed()
    {
        var bridge = new EnrichmentFixture();
        bridge.Limits = bridge.Limits with { BatchSize = 1, MaxBytesInHand = 25_000 };
        for (var i = 0; i < 10; i++)
            bridge.Add($$"""{"webhook_id":"w{{i}}","event_type":"order-created","order_id":"o{{i}}","text":"{{new string('x', 10_000)}}"}""");
        var api = new SlowTruvApi();

        var run = bridge.RunAsync(api);
        await api.WaitingAsync(3);
        await Until.TrueAsync(() => bridge.Time.IsAwaited(bridge.Limits.TimeBudget));
        var taken = bridge.Queues.Received.Sum();
        api.Open();
        await run;

        Assert.Equal((3, 10), (taken, bridge.Queues.Published.Count));
    }

    private sealed class CountingPublisher : IEventPublisher
    {
        private int _now;

        public int Count { get; private set; }

        public int Most { get; private set; }

        public async Task<QueueOutcome> PublishAsync(EnrichedEvent enriched, CancellationToken cancellationToken)
        {
            Most = Math.Max(Most, Interlocked.Increment(ref _now));
            for (var i = 0; i < 10; i++) await Task.Yield();
            Interlocked.Decrement(ref _now);
            Count++;
            return QueueOutcome.Accepted;
        }
    }
}
