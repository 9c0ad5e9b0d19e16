using Bridge.Core.Ledger;
using Bridge.Core.Reconciliation.Running;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Core.Reconciliation;

public sealed class ReconciliationRunTests
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly ReconciliationFixture _bridge = new();

    private DateTimeOffset Now => _bridge.Time.GetUtcNow();

    [Fact]
    public async Task Run_EventThatTheLedgerLacks_IsQueuedAsPulledAndRecorded()
    {
        var body = FakeDeliveries.Body("o1");
        _bridge.History.Add(body);

        var report = await _bridge.RunAsync();

        Assert.Equal(new ReconciliationReport(ReconciliationOutcome.Complete, Now - Quarter, 1, 1, 1, 0), report);
        var (pulled, evidence) = Assert.Single(_bridge.Queue.Taken);
        Assert.Equal((ReconciliationFixture.IdOf(body), "w-o1"), (pulled.Id, pulled.WebhookId));
        Assert.Equal(("pulled", Now, null, null), (evidence.Source, evidence.ReceivedAt, evidence.Signature, evidence.TrustRule));
        var entry = _bridge.Ledger.Entries[pulled.Id];
        Assert.Equal(
            ("order-created", "w-o1", "o1", "pulled", Now, null),
            (entry.EventType, entry.WebhookId, entry.OrderId, entry.Source, entry.ReceivedAt, entry.PublishedAt));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(503)]
    public async Task Run_EventThatTheLedgerHas_IsNotQueuedAgain(int status)
    {
        var body = FakeDeliveries.Body("o1");
        await _bridge.KnowAsync(body);
        _bridge.History.Add(body, status);

        Assert.Equal((1, 0, 0), Counts(await _bridge.RunAsync()));
    }

    [Fact]
    public async Task Run_EventThatWasAcceptedAndThenLost_IsQueued()
    {
        _bridge.History.Add(FakeDeliveries.Body("o1"), status: 202);

        Assert.Equal((1, 1, 1), Counts(await _bridge.RunAsync()));
    }

    [Fact]
    public async Task Run_EventThatWasPutOffAndIsNoLongerOnTheQueue_IsQueuedAgainAndTheLedgerSaysSo()
    {
        var body = FakeDeliveries.Body("o1");
        var lastTry = Now.AddMinutes(-30);
        await RecordAsync(body, entry => entry with { Attempts = 2, LastTrouble = "Unavailable", LastTroubleAt = lastTry });
        _bridge.History.Add(body);

        var report = await _bridge.RunAsync();

        Assert.Equal((1, 1, 1), Counts(report));
        Assert.Equal([lastTry], _bridge.Queue.LastSeen);
        var entry = _bridge.Ledger.Entries[ReconciliationFixture.IdOf(body)];
        Assert.Equal(("Lost", Now, 2, "pulled"), (entry.LastTrouble, entry.LastTroubleAt, entry.Attempts, entry.Source));
    }

    [Fact]
    public async Task Run_EventThatIsLostOnceMore_IsLookedForFromWhenItWasPulled()
    {
        var body = FakeDeliveries.Body("o1");
        _bridge.History.Add(body);
        await _bridge.RunAsync();
        var pulled = Now;
        _bridge.Queue.Waiting!.Clear();

        Assert.Equal((1, 0, 0), Counts(await LaterAsync(14)));
        Assert.Equal((1, 1, 1), Counts(await LaterAsync(1)));
        Assert.Equal([null, pulled], _bridge.Queue.LastSeen);
        Assert.Equal((1, 0, 0), Counts(await LaterAsync(15)));
    }

    [Theory]
    [InlineData("waits")]
    [InlineData("may wait")]
    [InlineData("published")]
    [InlineData("dead-lettered")]
    [InlineData("heard of a moment ago")]
    [InlineData("nobody knows since when")]
    public async Task Run_EventThatTheLedgerHasAndThatIsNotLost_IsNotQueuedAgain(string how)
    {
        var body = FakeDeliveries.Body("o1");
        await RecordAsync(body, entry => how switch
        {
            "published" => entry with { PublishedAt = Now },
            "dead-lettered" => entry with { DeadLetteredAt = Now },
            "heard of a moment ago" => entry with { LastTrouble = "Unavailable", LastTroubleAt = Now.AddMinutes(-14) },
            "nobody knows since when" => entry with { ReceivedAt = default },
            _ => entry,
        });
        if (how == "waits") _bridge.Queue.Waiting!.Add(ReconciliationFixture.IdOf(body));
        if (how == "may wait") _bridge.Queue.Waiting = null;
        _bridge.History.Add(body);

        Assert.Equal((1, 0, 0), Counts(await _bridge.RunAsync()));
    }

    [Fact]
    public async Task Run_SeveralAttemptsOfOneEvent_QueueItOnce()
    {
        _bridge.History.RowsOnAPage = 2;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            // Truv does not say whether a retry repeats its webhook_id.
            _bridge.History.Add(FakeDeliveries.Body("o1").Replace("w-o1", $"w{attempt}", StringComparison.Ordinal));
        }

        Assert.Equal((4, 1, 1), Counts(await _bridge.RunAsync()));
    }

    [Theory]
    [InlineData("https://other.example.com/api/webhooks/truv", 0)]
    [InlineData("https://BRIDGE.example.com:443/api/webhooks/truv", 1)]
    [InlineData("https://old.example.com/hook", 1)]
    [InlineData(null, 0)]
    public async Task Run_DeliveriesToOtherAddresses_AreNotOurs(string? url, int missing)
    {
        _bridge.Limits = _bridge.Limits with
        {
            WebhookUrls = [new Uri(FakeDeliveries.Url), new Uri("https://old.example.com/hook")],
        };
        _bridge.History.Add(FakeDeliveries.Body("o1"), url: url);

        Assert.Equal(missing, (await _bridge.RunAsync()).Missing);
    }

    [Fact]
    public async Task Run_FirstTime_LooksBackAsFarAsTold()
    {
        _bridge.Limits = _bridge.Limits with { Lookback = TimeSpan.FromDays(3), Overlap = TimeSpan.FromHours(1) };

        await _bridge.RunAsync();

        var asked = Assert.Single(_bridge.History.Asked);
        Assert.Equal((Now - TimeSpan.FromHours(73), Now - Quarter), (asked.CreatedFrom, asked.CreatedTo));
    }

    [Fact]
    public async Task Run_FirstTimeWithAllOfTheHistory_AsksForNoMoreThanTruvKeeps()
    {
        await _bridge.RunAsync();

        Assert.Equal(Now - TimeSpan.FromDays(30), Assert.Single(_bridge.History.Asked).CreatedFrom);
    }

    [Fact]
    public async Task Run_NextTime_BeginsAtTheWatermarkMinusTheOverlap()
    {
        await _bridge.RunAsync();
        var watermark = Now - Quarter;
        _bridge.Time.Advance(TimeSpan.FromHours(2));

        await _bridge.RunAsync();

        Assert.Equal((watermark - TimeSpan.FromHours(1), Now - Quarter), (_bridge.History.Asked[1].CreatedFrom, _bridge.History.Asked[1].CreatedTo));
    }

    [Fact]
    public async Task Run_EnrichingIsBehind_ComparesOnlyWhatCameBeforeTheOldestThatWaits()
    {
        _bridge.Queue.Oldest = Now - TimeSpan.FromHours(5);

        var report = await _bridge.RunAsync();

        Assert.Equal(Now - TimeSpan.FromHours(5) - Quarter, report.Watermark);
        Assert.Equal(report.Watermark, Assert.Single(_bridge.History.Asked).CreatedTo);
    }

    [Fact]
    public async Task Run_EnrichingIsStillWhereItWas_WaitsWithoutACallAndWithoutJudgingTheGap()
    {
        _bridge.Queue.Oldest = Now - TimeSpan.FromHours(5);
        await _bridge.RunAsync();
        var gaps = _bridge.Measured.Of("bridge.reconciliation.gap").Count();

        var report = await _bridge.RunAsync();

        Assert.Equal(ReconciliationOutcome.Waiting, report.Outcome);
        Assert.Single(_bridge.History.Asked);
        Assert.Equal(gaps, _bridge.Measured.Of("bridge.reconciliation.gap").Count());
    }

    [Fact]
    public async Task Run_QueueTakesNothing_MovesNoMarkAndTheNextRunDoesItAll()
    {
        _bridge.History.RowsOnAPage = 2;
        for (var i = 0; i < 4; i++) _bridge.History.Add(FakeDeliveries.Body($"o{i}"));
        _bridge.Queue.Outcome = truvEvent => truvEvent.OrderId == "o3" ? QueueOutcome.Unavailable : QueueOutcome.Accepted;

        var failed = await _bridge.RunAsync();
        _bridge.Queue.Outcome = _ => QueueOutcome.Accepted;
        var mended = await _bridge.RunAsync();

        Assert.Equal((ReconciliationOutcome.QueueDown, 3), (failed.Outcome, failed.Recovered));
        Assert.Equal((ReconciliationOutcome.Complete, 1), (mended.Outcome, mended.Recovered));
        Assert.Equal("2", _bridge.History.Asked[^1].Cursor);
        Assert.Equal(4, _bridge.Queue.Taken.Count);
    }

    [Fact]
    public async Task Run_PagesSpent_TheNextGoesOnAtTheSamePageOfTheSameWindow()
    {
        _bridge.Limits = _bridge.Limits with { MaxPages = 2 };
        _bridge.History.RowsOnAPage = 1;
        for (var i = 0; i < 3; i++) _bridge.History.Add(FakeDeliveries.Body($"o{i}"));

        var first = await _bridge.RunAsync();
        var to = _bridge.History.Asked[0].CreatedTo;
        _bridge.Time.Advance(TimeSpan.FromHours(1));
        var second = await _bridge.RunAsync();

        Assert.Equal((ReconciliationOutcome.Unfinished, 2), (first.Outcome, first.Recovered));
        Assert.Equal((ReconciliationOutcome.Complete, 1, to), (second.Outcome, second.Recovered, second.Watermark));
        Assert.Equal([null, "1", "2"], _bridge.History.Asked.Select(query => query.Cursor));
        Assert.All(_bridge.History.Asked, query => Assert.Equal(to, query.CreatedTo));
    }

    [Fact]
    public async Task Run_TimeSpent_StopsBetweenTwoPages()
    {
        _bridge.History.RowsOnAPage = 1;
        for (var i = 0; i < 9; i++) _bridge.History.Add(FakeDeliveries.Body($"o{i}"));
        _bridge.History.OnRead = _ => _bridge.Time.Advance(TimeSpan.FromMinutes(2));

        var report = await _bridge.RunAsync();

        Assert.Equal((ReconciliationOutcome.Unfinished, 2), (report.Outcome, report.Deliveries));
    }

    [Theory]
    [InlineData(TruvOutcome.Unauthorized, ReconciliationOutcome.Unauthorized)]
    [InlineData(TruvOutcome.Forbidden, ReconciliationOutcome.Unauthorized)]
    [InlineData(TruvOutcome.Throttled, ReconciliationOutcome.ApiDown)]
    [InlineData(TruvOutcome.Unavailable, ReconciliationOutcome.ApiDown)]
    [InlineData(TruvOutcome.NotFound, ReconciliationOutcome.NoHistory)]
    [InlineData(TruvOutcome.Rejected, ReconciliationOutcome.NoHistory)]
    public async Task Run_HistoryCannotBeRead_NamesWhyAndMovesNoMark(TruvOutcome answer, ReconciliationOutcome outcome)
    {
        _bridge.History.Outcome = answer;

        Assert.Equal(outcome, (await _bridge.RunAsync()).Outcome);

        Assert.Empty(_bridge.Marks.Written);
        Assert.Contains(_bridge.Log.Entries, entry => entry.Level == LogLevel.Error
            && entry.Message.Contains(outcome.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_CursorIsNoLongerValid_ReadsTheWindowAnew()
    {
        _bridge.Limits = _bridge.Limits with { MaxPages = 1 };
        _bridge.History.RowsOnAPage = 1;
        for (var i = 0; i < 2; i++) _bridge.History.Add(FakeDeliveries.Body($"o{i}"));
        await _bridge.RunAsync();
        _bridge.History.Outcome = TruvOutcome.NotFound;

        var lost = await _bridge.RunAsync();
        _bridge.History.Outcome = null;
        _bridge.Limits = _bridge.Limits with { MaxPages = 9 };
        var anew = await _bridge.RunAsync();

        Assert.Equal((ReconciliationOutcome.CursorLost, ReconciliationOutcome.Complete), (lost.Outcome, anew.Outcome));
        Assert.Equal([null, "1", null, "1"], _bridge.History.Asked.Select(query => query.Cursor));
        Assert.Equal(2, _bridge.Queue.Taken.Count);
    }

    [Fact]
    public async Task Run_LedgerDown_StopsBeforeAnythingIsQueued()
    {
        _bridge.History.Add(FakeDeliveries.Body("o1"));
        _bridge.Ledger.Trouble = new LedgerException("no table");

        Assert.Equal(ReconciliationOutcome.StorageDown, (await _bridge.RunAsync()).Outcome);

        Assert.Empty(_bridge.Queue.Taken);
        Assert.Empty(_bridge.Marks.Written);
    }

    [Fact]
    public async Task Run_MarkCannotBeRead_IsStorageTroubleWithoutAWatermark()
    {
        _bridge.Marks.Trouble = new LedgerException("no table");

        var report = await _bridge.RunAsync();

        Assert.Equal((ReconciliationOutcome.StorageDown, null), (report.Outcome, report.Watermark));
    }

    [Fact]
    public async Task Run_QueueCannotBeLookedInto_IsQueueTrouble()
    {
        _bridge.Queue.OnLook = new IOException("gone");

        Assert.Equal(ReconciliationOutcome.QueueDown, (await _bridge.RunAsync()).Outcome);
    }

    [Fact]
    public async Task Run_SomethingUnforeseen_IsNamedAndLoggedNotThrown()
    {
        _bridge.History.OnRead = _ => throw new InvalidOperationException("a bug");

        Assert.Equal(ReconciliationOutcome.Failed, (await _bridge.RunAsync()).Outcome);
    }

    [Fact]
    public async Task Run_Cancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        _bridge.History.OnRead = _ => stop.Cancel();
        _bridge.History.RowsOnAPage = 1;
        for (var i = 0; i < 2; i++) _bridge.History.Add(FakeDeliveries.Body($"o{i}"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bridge.RunAsync(stop.Token));
    }

    [Theory]
    [InlineData(null, 503, 1)]
    [InlineData("""{"event_type":"order-created"}""", 503, 1)]
    [InlineData(null, null, 1)]
    [InlineData(null, 202, 0)]
    [InlineData("""{"event_type":"order-created"}""", 202, 0)]
    public async Task Run_DeliveryWithoutAReadableBody_IsRaisedUnlessItWasAccepted(string? body, int? status, int raised)
    {
        _bridge.History.Add(body, status);
        _bridge.History.Add(FakeDeliveries.Body("o1"));

        var report = await _bridge.RunAsync();

        Assert.Equal((ReconciliationOutcome.Complete, 1, raised), (report.Outcome, report.Recovered, report.Unrecoverable));
        Assert.Equal(raised, _bridge.Last("bridge.reconciliation.unrecoverable"));
    }

    [Fact]
    public async Task Run_EventTooLargeForTheQueue_DoesNotHoldBackTheOthers()
    {
        _bridge.History.Add(FakeDeliveries.Body("o1"));
        _bridge.History.Add(FakeDeliveries.Body("o2"));
        _bridge.Queue.Outcome = truvEvent => truvEvent.OrderId == "o1" ? QueueOutcome.TooLarge : QueueOutcome.Accepted;

        var report = await _bridge.RunAsync();

        Assert.Equal((ReconciliationOutcome.Complete, 1, 1), (report.Outcome, report.Recovered, report.Unrecoverable));
    }

    [Fact]
    public async Task Run_Gap_IsAMetricThatReturnsToZero()
    {
        for (var i = 0; i < 3; i++) _bridge.History.Add(FakeDeliveries.Body($"o{i}"));

        await _bridge.RunAsync();
        Assert.Equal((3, 3), (_bridge.Last("bridge.reconciliation.gap"), _bridge.Last("bridge.reconciliation.recovered")));
        _bridge.Time.Advance(Quarter);
        await _bridge.RunAsync();

        Assert.Equal((0, 0), (_bridge.Last("bridge.reconciliation.gap"), _bridge.Last("bridge.reconciliation.recovered")));
        Assert.Equal(Quarter.TotalSeconds, _bridge.Last("bridge.reconciliation.lag"));
        Assert.Equal(["outcome=Complete", "outcome=Complete"], _bridge.Measured.Of("bridge.reconciliation.runs"));
    }

    [Fact]
    public async Task Run_WhatItLogs_HasIdsAndNoBody()
    {
        _bridge.History.Add(FakeDeliveries.Body("o1").Replace("}", ""","ssn":"123-45-6789"}""", StringComparison.Ordinal));

        await _bridge.RunAsync();

        Assert.Contains(_bridge.Log.Entries, entry => entry.Message.Contains(_bridge.Queue.Taken[0].Event.Id, StringComparison.Ordinal));
        Assert.DoesNotContain(_bridge.Log.Entries, entry => entry.Message.Contains("6789", StringComparison.Ordinal));
    }

    private Task<ReconciliationReport> LaterAsync(int minutes)
    {
        _bridge.Time.Advance(TimeSpan.FromMinutes(minutes));
        return _bridge.RunAsync();
    }

    // As enriching has left it, half an hour ago, unless the test says otherwise.
    private Task RecordAsync(string body, Func<LedgerEntry, LedgerEntry> how) =>
        _bridge.Ledger.RecordAsync(how(new LedgerEntry(ReconciliationFixture.IdOf(body)) { ReceivedAt = Now.AddMinutes(-40) }), CancellationToken.None);

    private static (int Deliveries, int Missing, int Recovered) Counts(ReconciliationReport report) =>
        (report.Deliveries, report.Missing, report.Recovered);
}
