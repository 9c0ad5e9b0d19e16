using System.Text.Json;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Ledger;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Enrichment;

public sealed class EnrichmentRunTests
{
    private const string Order =
        """{"webhook_id":"w1","event_type":"order-created","event_created_at":"2026-03-12T15:02:10Z","order_id":"o1"}""";
    private const string Refresh =
        """{"webhook_id":"w2","event_type":"order-refresh-failed","event_created_at":"2026-03-12T15:02:11Z","order_id":"o1"}""";
    private const string Profile =
        """{"webhook_id":"w3","event_type":"profile-created","event_created_at":"2026-03-12T15:02:11Z","link_id":"l1"}""";

    private readonly EnrichmentFixture _bridge = new();

    [Fact]
    public async Task Run_AnEvent_IsPublishedThenRecordedThenCompleted()
    {
        _bridge.Add(Order);

        var tally = await _bridge.RunAsync();

        Assert.Equal(1, tally[EnrichmentOutcome.Published]);
        Assert.Equal(["publish", "complete"], _bridge.Queues.Journal);
        var published = Assert.Single(_bridge.Queues.Published);
        Assert.Equal(("complete", "com.truv.order-created", "orders/o1"), (published.Status, published.Type, published.Subject));
        Assert.Equal(["/v1/orders/o1/"], _bridge.Api.Calls.Keys);
        var entry = _bridge.Ledger.Entries[published.Id];
        Assert.Equal(
            ("order-created", "w1", "o1", "complete", _bridge.Time.GetUtcNow()),
            (entry.EventType, entry.WebhookId, entry.OrderId, entry.Enrichment, entry.PublishedAt));
    }

    [Fact]
    public async Task Run_EventThatTheLedgerHasAsPublished_IsCompletedWithoutASecondCopy()
    {
        _bridge.Add(Order);
        await _bridge.RunAsync();
        _bridge.Add(Order.Replace("w1", "w9", StringComparison.Ordinal));

        var tally = await _bridge.RunAsync();

        Assert.Equal(1, tally[EnrichmentOutcome.Duplicate]);
        Assert.Single(_bridge.Queues.Published);
        Assert.Equal(["publish", "complete", "complete"], _bridge.Queues.Journal);
    }

    [Fact]
    public async Task Run_ManyEventsOfOneResource_AsksOnce()
    {
        for (var i = 0; i < 20; i++) _bridge.Add(Order.Replace("15:02:10", $"15:02:{10 + i}", StringComparison.Ordinal));
        _bridge.Limits = _bridge.Limits with { BatchSize = 20 };

        await _bridge.RunAsync();

        Assert.Equal(20, _bridge.Queues.Published.Count);
        Assert.Equal(1, _bridge.Api.Calls["/v1/orders/o1/"]);
        Assert.Contains(("bridge.enrichment.events_per_call", 20.0), _bridge.Measured.Values);
    }

    [Fact]
    public async Task Run_ResourceUnknownToTruv_IsPublishedAsNotFound()
    {
        _bridge.Api.Otherwise = new TruvAnswer(TruvOutcome.NotFound);
        _bridge.Add(Order);

        await _bridge.RunAsync();

        Assert.Equal("not_found", Assert.Single(_bridge.Queues.Published).Status);
    }

    [Fact]
    public async Task Run_OneOfTwoResourcesMissing_IsPublishedAsPartial()
    {
        _bridge.Api.Answers["/v1/orders/o1/events/?include_refresh_orders=true"] = new TruvAnswer(TruvOutcome.NotFound);
        _bridge.Add(Refresh);

        await _bridge.RunAsync();

        var data = JsonDocument.Parse(Assert.Single(_bridge.Queues.Published).Body).RootElement.GetProperty("data");
        var enrichment = data.GetProperty("enrichment");
        Assert.Equal("partial", enrichment.GetProperty("status").GetString());
        Assert.Equal("not_found", enrichment.GetProperty("outcomes").GetProperty("order_events").GetString());
        Assert.Equal("/v1/orders/o1/", enrichment.GetProperty("paths").GetProperty("order").GetString());
        Assert.Equal(["order"], data.GetProperty("resources").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Run_UnknownEventType_PassesThrough()
    {
        _bridge.Add("""{"webhook_id":"w","event_type":"brand-new","link_id":"l"}""");

        await _bridge.RunAsync();

        var published = _bridge.Queues.Published.Single();
        Assert.Equal(("none", "com.truv.brand-new"), (published.Status, published.Type));
        Assert.Empty(_bridge.Api.Calls);
    }

    [Theory]
    [InlineData(TruvOutcome.Unavailable)]
    [InlineData(TruvOutcome.Throttled)]
    public async Task Run_TruvCannotAnswer_PostponesAndPublishesNothing(TruvOutcome outcome)
    {
        _bridge.Api.Otherwise = new TruvAnswer(outcome);
        _bridge.Add(Order, attempt: 2);

        await _bridge.RunAsync();

        Assert.StartsWith("postpone 2", Assert.Single(_bridge.Queues.Journal), StringComparison.Ordinal);
        var entry = Assert.Single(_bridge.Ledger.Entries.Values);
        Assert.Equal((3, outcome.ToString(), null), (entry.Attempts, entry.LastTrouble, entry.PublishedAt));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 40)]
    [InlineData(1000, 900)]
    public void DelayAfter_Attempts_GrowsAndIsSpreadByATenthAtMost(int attempt, int seconds)
    {
        foreach (var id in new[] { "a0", "aA", "a_", "az" })
        {
            var delay = EnrichmentLimits.DelayAfter(attempt, id).TotalSeconds;
            Assert.InRange(delay, seconds, seconds * 1.1);
        }
    }

    [Fact]
    public async Task Run_TruvUnavailableForTooLong_PublishesWithoutTheResource()
    {
        _bridge.Api.Otherwise = new TruvAnswer(TruvOutcome.Unavailable);
        _bridge.Add(Order, age: TimeSpan.FromHours(25));

        await _bridge.RunAsync();

        Assert.Equal("unavailable", Assert.Single(_bridge.Queues.Published).Status);
    }

    [Fact]
    public async Task Run_CredentialsRefused_HaltsOnceForAllAndTriesOneEventUntilItIsMended()
    {
        _bridge.Api.Otherwise = new TruvAnswer(TruvOutcome.Unauthorized);
        for (var i = 0; i < 3; i++) _bridge.Add(Order.Replace("o1", $"o{i}", StringComparison.Ordinal), age: TimeSpan.FromDays(3));
        _bridge.Limits = _bridge.Limits with { BatchSize = 1, InHand = 1 };
        var alarms = () => _bridge.Log.Entries.Count(entry => entry.Message.Contains("halted: Unauthorized", StringComparison.Ordinal));

        await _bridge.RunAsync();
        _bridge.Limits = _bridge.Limits with { BatchSize = 10, InHand = 50 };
        await _bridge.RunAsync();

        Assert.Equal(["postpone 60", "postpone 60"], _bridge.Queues.Journal);
        Assert.Equal(1, alarms());
        Assert.Equal(EnrichmentTrouble.Unauthorized, _bridge.Health.Trouble);

        _bridge.Api.Otherwise = new FakeTruvApi().Otherwise;
        await _bridge.RunAsync();
        Assert.Single(_bridge.Queues.Published);
        Assert.Equal(EnrichmentTrouble.None, _bridge.Health.Trouble);
        Assert.Contains(_bridge.Log.Entries, entry => entry.Message.Contains("Unauthorized is over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ApiDown_LeavesTheRestOfTheQueueAlone()
    {
        _bridge.Api.Otherwise = new TruvAnswer(TruvOutcome.Unavailable);
        for (var i = 0; i < 100; i++) _bridge.Add(Order.Replace("o1", $"o{i}", StringComparison.Ordinal));
        _bridge.Limits = _bridge.Limits with { BatchSize = 5, InHand = 5 };

        await _bridge.RunAsync();

        Assert.Equal(EnrichmentTrouble.ApiDown, _bridge.Health.Trouble);
        Assert.InRange(_bridge.Queues.Journal.Count, 10, 25);
        Assert.All(_bridge.Queues.Journal, line => Assert.Matches("^(postpone|put back) ", line));
        Assert.Contains("postpone 60", _bridge.Queues.Journal);
    }

    [Fact]
    public async Task Run_ConsumersQueueTakesNothing_PostponesAndHalts()
    {
        _bridge.Queues.Outcome = QueueOutcome.Unavailable;
        _bridge.Add(Order);

        var tally = await _bridge.RunAsync();

        Assert.Equal(["publish", "postpone 60"], _bridge.Queues.Journal);
        Assert.Equal(1, tally[EnrichmentOutcome.Halted]);
        Assert.Equal(EnrichmentTrouble.QueueDown, _bridge.Health.Trouble);
        Assert.Equal("QueueDown", Assert.Single(_bridge.Ledger.Entries.Values).LastTrouble);
    }

    [Fact]
    public async Task Run_NoQueueTakesAnything_LeavesTheMessageLockedAndHalts()
    {
        (_bridge.Queues.Outcome, _bridge.Queues.OnPostpone) = (QueueOutcome.Unavailable, new InvalidOperationException("broker gone"));
        _bridge.Add(Order);

        var tally = await _bridge.RunAsync();

        Assert.Equal(1, tally[EnrichmentOutcome.Halted]);
        Assert.Equal(EnrichmentTrouble.QueueDown, _bridge.Health.Trouble);
    }

    [Fact]
    public async Task Run_Stopping_WaitsForWhatIsInHandWithoutAskingTheQueueAgainAndAgain()
    {
        _bridge.Add(Order);
        var api = new SlowTruvApi();

        var run = _bridge.RunAsync(api);
        await api.WaitingAsync(1);
        await Until.TrueAsync(() => _bridge.Time.IsAwaited(EnrichmentLimits.IdleWait));
        var asked = _bridge.Queues.Received.Count;
        api.Open();
        await run;

        Assert.Equal(2, asked);
        Assert.InRange(_bridge.Queues.Received.Count, 3, 4);
    }

    [Fact]
    public async Task Run_LedgerAway_PublishesNothingAndPutsTheMessageBack()
    {
        _bridge.Ledger.Trouble = new LedgerException("away");
        _bridge.Add(Order);

        var tally = await _bridge.RunAsync();

        Assert.Equal(["put back 60"], _bridge.Queues.Journal);
        Assert.Equal(1, tally[EnrichmentOutcome.Halted]);
        Assert.Equal(EnrichmentTrouble.StorageDown, _bridge.Health.Trouble);

        _bridge.Ledger.Trouble = null;
        _bridge.Add(Order);
        await _bridge.RunAsync();
        Assert.Equal(EnrichmentTrouble.None, _bridge.Health.Trouble);
    }

    [Fact]
    public async Task Run_DataTooLargeForTheQueue_GoToTheBlobStore()
    {
        _bridge.Size = new(100);
        _bridge.Add(Order);

        await _bridge.RunAsync();

        var published = Assert.Single(_bridge.Queues.Published);
        using var data = JsonDocument.Parse(_bridge.Claims.Read(published.DataRef!));
        Assert.Equal("complete", data.RootElement.GetProperty("enrichment").GetProperty("status").GetString());
        Assert.Equal(published.DataRef, Assert.Single(_bridge.Ledger.Entries.Values).DataRef);
    }

    [Fact]
    public async Task Run_BlobStoreAway_PublishesNothingAndHalts()
    {
        (_bridge.Size, _bridge.Claims.IsAway) = (new(100), true);
        _bridge.Add(Order);

        var tally = await _bridge.RunAsync();

        Assert.Equal(["put back 60"], _bridge.Queues.Journal);
        Assert.Equal(1, tally[EnrichmentOutcome.Halted]);
    }

    [Fact]
    public async Task Run_EventTooLargeForTheQueue_IsDeadLetteredWithItsCode()
    {
        _bridge.Queues.Outcome = QueueOutcome.TooLarge;
        _bridge.Add(Order);

        await _bridge.RunAsync();

        Assert.Equal(["publish", "dead-letter BRG151"], _bridge.Queues.Journal);
        Assert.Equal("BRG151", Assert.Single(_bridge.Ledger.Entries.Values).DeadLetterReason);
    }

    [Fact]
    public async Task Run_BytesThatAreNoEvent_AreDeadLettered()
    {
        _bridge.Add("no json");

        await _bridge.RunAsync();

        Assert.Equal(["dead-letter BRG140"], _bridge.Queues.Journal);
    }

    [Fact]
    public async Task Run_LockLostOnComplete_GoesOnWithTheOthers()
    {
        _bridge.Queues.OnComplete = new InvalidOperationException("lock lost");
        _bridge.Add(Order);
        _bridge.Add(Profile);

        var tally = await _bridge.RunAsync();

        Assert.Equal(2, tally[EnrichmentOutcome.Unsettled]);
        Assert.Equal(2, _bridge.Queues.Published.Count);
    }

    [Fact]
    public async Task Run_ManyMessages_NeverHasMoreInHandThanAllowed()
    {
        for (var i = 0; i < 60; i++) _bridge.Add(Order.Replace("o1", $"o{i}", StringComparison.Ordinal));
        _bridge.Limits = _bridge.Limits with { BatchSize = 10, InHand = 7 };
        var api = new SlowTruvApi();

        var run = _bridge.RunAsync(api);
        await api.WaitingAsync(4);
        Assert.InRange(_bridge.Queues.Received.Sum(), 1, 7);
        api.Open();
        await run;

        Assert.Equal(60, _bridge.Queues.Published.Count);
        Assert.InRange(api.Most, 1, 4);
    }

    [Fact]
    public async Task Run_LockAtHalfItsTime_IsRenewed()
    {
        _bridge.Queues.Add(FakeQueues.Message(Order, _bridge.Time.GetUtcNow()) with { LockedUntil = _bridge.Time.GetUtcNow().AddSeconds(30) });
        var api = new SlowTruvApi();

        var run = _bridge.RunAsync(api);
        await api.WaitingAsync(1);
        for (var i = 0; i < 4; i++) _bridge.Time.Advance(TimeSpan.FromSeconds(5));
        await Until.TrueAsync(() => _bridge.Queues.Journal.Contains("renew"));
        api.Open();
        await run;

        Assert.Equal(["renew", "publish", "complete"], _bridge.Queues.Journal);
    }

    [Fact]
    public async Task Run_Cancelled_PutsBackWhatIsInHandWithoutUsingUpADelivery()
    {
        _bridge.Add(Order);
        using var stop = new CancellationTokenSource();
        var api = new SlowTruvApi();

        var run = _bridge.RunAsync(api, stop.Token);
        await api.WaitingAsync(1);
        await stop.CancelAsync();

        Assert.Equal(1, (await run)[EnrichmentOutcome.PutBack]);
        Assert.Equal(["put back 0"], _bridge.Queues.Journal);
    }

    [Fact]
    public async Task Run_CancelledWhileACallFailsForAnotherReason_PutsBackWithoutUsingUpADelivery()
    {
        _bridge.Add(Order);
        using var stop = new CancellationTokenSource();
        var api = new SlowTruvApi { Failure = new HttpRequestException("tls") };

        var run = _bridge.RunAsync(api, stop.Token);
        await api.WaitingAsync(1);
        await stop.CancelAsync();

        Assert.Equal(1, (await run)[EnrichmentOutcome.PutBack]);
        Assert.Equal(["put back 0"], _bridge.Queues.Journal);
    }

    [Fact]
    public async Task Run_TimeBudgetSpent_GivesTheRestSomeGraceAndThenPutsItBack()
    {
        _bridge.Add(Order);
        var api = new SlowTruvApi();

        var run = _bridge.RunAsync(api);
        await api.WaitingAsync(1);
        _bridge.Time.Advance(_bridge.Limits.TimeBudget);
        while (!run.IsCompleted)
        {
            await Task.Yield();
            _bridge.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, (await run)[EnrichmentOutcome.PutBack]);
    }

    [Fact]
    public async Task Run_NoRoomAndNothingEnds_StillEndsWithItsBudget()
    {
        for (var i = 0; i < 3; i++) _bridge.Add(Order.Replace("o1", $"o{i}", StringComparison.Ordinal));
        _bridge.Limits = _bridge.Limits with { InHand = 1 };
        var api = new SlowTruvApi();

        var run = _bridge.RunAsync(api);
        await api.WaitingAsync(1);
        await Until.TrueAsync(() =>
        {
            _bridge.Time.Advance(TimeSpan.FromSeconds(5));
            return run.IsCompleted;
        });

        Assert.Equal(1, (await run)[EnrichmentOutcome.PutBack]);
        Assert.Equal(1, _bridge.Queues.Received.Sum());
    }

    [Fact]
    public async Task Run_HandIsFull_TakesTheNextInPortionsNotOneByOne()
    {
        for (var i = 0; i < 200; i++) _bridge.Add(Order.Replace("o1", $"o{i}", StringComparison.Ordinal));
        _bridge.Limits = _bridge.Limits with { BatchSize = 10, InHand = 40, Concurrency = 1 };

        await _bridge.RunAsync();

        Assert.Equal(200, _bridge.Queues.Published.Count);
        Assert.InRange(_bridge.Queues.Received.Count(taken => taken > 0), 20, 30);
    }

    [Fact]
    public async Task Run_QueueFailsWhileMessagesAreInHand_BringsThoseToTheirEnd()
    {
        _bridge.Add(Order);
        var api = new SlowTruvApi();

        var run = _bridge.RunAsync(api);
        await api.WaitingAsync(1);
        _bridge.Queues.OnReceive = new InvalidOperationException("broker gone");
        await Until.TrueAsync(() =>
        {
            _bridge.Time.Advance(EnrichmentLimits.IdleWait);
            return _bridge.Queues.Failed;
        });
        api.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => run);
        Assert.Equal(["publish", "complete"], _bridge.Queues.Journal);
    }

    [Theory]
    [InlineData(0, "postpone")]
    [InlineData(110, "postpone")]
    [InlineData(121, "publish")]
    public async Task Run_ReportThatIsNotThereYet_IsWaitedForByAgeHoweverOftenTheEventWasPutBack(int seconds, string journal)
    {
        _bridge.Api.Answers["/v1/orders/o1/"] = TruvAnswer.Found(JsonElement.Parse("""{"voie_report_id":"r1","user_id":"u1"}"""));
        _bridge.Api.Answers["/v1/users/u1/reports/r1/"] = new TruvAnswer(TruvOutcome.NotFound);
        _bridge.Add("""{"webhook_id":"w","event_type":"order-finalized","order_id":"o1"}""", TimeSpan.FromSeconds(seconds), attempt: 50);

        var run = _bridge.RunAsync();
        foreach (var pause in new[] { TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4) })
        {
            // Only once it waits: time that runs ahead of the run would make the event older than it is.
            await Until.TrueAsync(() => _bridge.Time.IsAwaited(pause));
            _bridge.Time.Advance(pause);
        }

        await run;
        Assert.StartsWith(journal, _bridge.Queues.Journal.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FreshEvent_WaitsForItsBurst()
    {
        _bridge.Limits = _bridge.Limits with { CoalescingWindow = TimeSpan.FromSeconds(5) };
        _bridge.Add(Order, age: TimeSpan.FromSeconds(2));

        var run = _bridge.RunAsync();
        await Until.TrueAsync(() => _bridge.Queues.Received.Sum() == 1);
        _bridge.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(_bridge.Api.Calls);
        await Until.TrueAsync(() =>
        {
            _bridge.Time.Advance(TimeSpan.FromSeconds(1));
            return run.IsCompleted;
        });

        Assert.Single(_bridge.Queues.Published);
    }
}
