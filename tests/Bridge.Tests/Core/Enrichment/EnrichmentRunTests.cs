using System.Diagnostics.Metrics;
using System.Text.Json;
using Bridge.Core.Enrichment;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Enrichment;

public sealed class EnrichmentRunTests
{
    private const string Order =
        """{"webhook_id":"w1","event_type":"order-created","event_created_at":"2026-03-12T15:02:10Z","order_id":"o1"}""";
    private const string Profile =
        """{"webhook_id":"w2","event_type":"profile-created","event_created_at":"2026-03-12T15:02:11Z","link_id":"l1"}""";

    private readonly FakeTimeProvider _time = new(TestAuthority.Now);
    private readonly FakeQueues _queues = new();
    private readonly FakeTruvApi _api = new();

    [Fact]
    public async Task Run_AnEvent_IsPublishedWithItsResourceThenCompleted()
    {
        _queues.Add(FakeQueues.Message(Order, TestAuthority.Now));

        var tally = await RunAsync();

        Assert.Equal(1, tally[EnrichmentOutcome.Published]);
        Assert.Equal(["publish", "complete"], _queues.Journal);
        var published = Assert.Single(_queues.Published);
        Assert.Equal(("complete", "com.truv.order-created", "orders/o1"), (published.Status, published.Type, published.Subject));
        Assert.Equal(["/v1/orders/o1/"], _api.Calls.Keys);
    }

    [Fact]
    public async Task Run_ManyEventsOfOneResource_AsksOnce()
    {
        for (var i = 0; i < 20; i++)
            _queues.Add(FakeQueues.Message(Order.Replace("w1", $"w{i}", StringComparison.Ordinal), TestAuthority.Now));

        await RunAsync(batchSize: 20);

        Assert.Equal(20, _queues.Published.Count);
        Assert.Equal(1, _api.Calls["/v1/orders/o1/"]);
    }

    [Fact]
    public async Task Run_ResourceUnknownToTruv_IsPublishedAsNotFound()
    {
        _api.Otherwise = new TruvAnswer(TruvOutcome.NotFound);
        _queues.Add(FakeQueues.Message(Order, TestAuthority.Now));

        await RunAsync();

        Assert.Equal("not_found", Assert.Single(_queues.Published).Status);
    }

    [Fact]
    public async Task Run_OneOfTwoResourcesMissing_IsPublishedAsPartial()
    {
        _api.Answers["/v1/links/l1/identity/"] = new TruvAnswer(TruvOutcome.NotFound);
        _queues.Add(FakeQueues.Message(Profile, TestAuthority.Now));

        await RunAsync();

        var data = JsonDocument.Parse(Assert.Single(_queues.Published).Body).RootElement.GetProperty("data");
        Assert.Equal("partial", data.GetProperty("enrichment").GetProperty("status").GetString());
        Assert.Equal("not_found", data.GetProperty("enrichment").GetProperty("outcomes").GetProperty("identity").GetString());
        Assert.Equal(["link"], data.GetProperty("resources").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Run_UnknownEventType_PassesThrough()
    {
        _queues.Add(FakeQueues.Message("""{"webhook_id":"w","event_type":"brand-new","link_id":"l"}""", TestAuthority.Now));

        await RunAsync();

        Assert.Equal(("none", "com.truv.brand-new"), (_queues.Published.Single().Status, _queues.Published.Single().Type));
        Assert.Empty(_api.Calls);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 40)]
    [InlineData(1000, 300)]
    public async Task Run_TruvUnavailable_PostponesWithGrowingDelayAndPublishesNothing(int attempt, int seconds)
    {
        _api.Otherwise = new TruvAnswer(TruvOutcome.Unavailable);
        _queues.Add(FakeQueues.Message(Order, TestAuthority.Now, attempt));

        await RunAsync();

        Assert.Equal([$"postpone {seconds}"], _queues.Journal);
    }

    [Fact]
    public async Task Run_TruvUnavailableForTooLong_PublishesWithoutTheResource()
    {
        _api.Otherwise = new TruvAnswer(TruvOutcome.Unavailable);
        _queues.Add(FakeQueues.Message(Order, TestAuthority.Now.AddHours(-25)));

        await RunAsync();

        Assert.Equal("unavailable", Assert.Single(_queues.Published).Status);
    }

    [Fact]
    public async Task Run_CredentialsRefused_PostponesEvenTheOldAndHalts()
    {
        _api.Otherwise = new TruvAnswer(TruvOutcome.Unauthorized);
        for (var i = 0; i < 3; i++) _queues.Add(FakeQueues.Message(Order, TestAuthority.Now.AddDays(-3)));

        var tally = await RunAsync(batchSize: 1);

        Assert.Equal(["postpone 5"], _queues.Journal);
        Assert.Equal(1, tally[EnrichmentOutcome.Halted]);
    }

    [Fact]
    public async Task Run_BrokerTakesNothing_LeavesTheMessageAndHalts()
    {
        _queues.Outcome = QueueOutcome.Unavailable;
        _queues.Add(FakeQueues.Message(Order, TestAuthority.Now));

        var tally = await RunAsync();

        Assert.Equal(["publish"], _queues.Journal);
        Assert.Equal(1, tally[EnrichmentOutcome.Halted]);
    }

    [Fact]
    public async Task Run_EventTooLargeForTheQueue_IsDeadLetteredWithItsCode()
    {
        _queues.Outcome = QueueOutcome.TooLarge;
        _queues.Add(FakeQueues.Message(Order, TestAuthority.Now));

        await RunAsync();

        Assert.Equal(["publish", "dead-letter BRG151"], _queues.Journal);
    }

    [Fact]
    public async Task Run_BytesThatAreNoEvent_AreDeadLettered()
    {
        _queues.Add(FakeQueues.Message("no json", TestAuthority.Now));

        await RunAsync();

        Assert.Equal(["dead-letter BRG140"], _queues.Journal);
    }

    [Fact]
    public async Task Run_LockLostOnComplete_GoesOnWithTheOthers()
    {
        _queues.OnComplete = new InvalidOperationException("lock lost");
        _queues.Add(FakeQueues.Message(Order, TestAuthority.Now));
        _queues.Add(FakeQueues.Message(Profile, TestAuthority.Now));

        var tally = await RunAsync();

        Assert.Equal(2, tally[EnrichmentOutcome.Unsettled]);
        Assert.Equal(2, _queues.Published.Count);
    }

    private Task<IReadOnlyDictionary<EnrichmentOutcome, int>> RunAsync(int batchSize = 10)
    {
        var limits = new EnrichmentLimits(batchSize, 4, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24));
        var assembler = new EventAssembler(new Uri("urn:truv:sandbox"), _time);
        var enricher = new Enricher(_queues, _queues, assembler, limits, _time);
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var telemetry = new EnrichmentTelemetry(meters, NullLogger<EnrichmentTelemetry>.Instance);
        return new EnrichmentRun(_queues, enricher, _api, limits, telemetry, _time)
            .RunAsync(TestContext.Current.CancellationToken);
    }
}
