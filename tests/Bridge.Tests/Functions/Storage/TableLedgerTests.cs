using Azure.Data.Tables;
using Bridge.Core.Ledger;
using Bridge.Functions.Storage;
using Bridge.Tests.Core.Ledger;

namespace Bridge.Tests.Functions.Storage;

public sealed class TableLedgerTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly RecordedTelemetry _recorded = new();
    private readonly RequestWatch _watch = new();
    private TableClient? _table;
    private TableLedger? _ledger;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TableLedger Ledger => _ledger!;

    public async ValueTask InitializeAsync()
    {
        var name = (await azurite.TableAsync()).Name;
        _table = new TableClient(await azurite.ConnectionStringAsync(), name, _watch.AddTo(new TableClientOptions()));
        _ledger = Open();
    }

    public async ValueTask DisposeAsync()
    {
        if (_ledger is not null) await _ledger.DisposeAsync();
        _recorded.Dispose();
    }

    [Fact]
    public async Task Record_NewEvent_IsOneRequest()
    {
        await Ledger.RecordAsync(SomeEntries.Full("event-1") with { Attempts = 0 }, Token);

        Assert.EndsWith("/$batch", Assert.Single(_watch.Requests), StringComparison.Ordinal);
        Assert.Equal([1.0], Values("bridge.ledger.batch.size"));
        Assert.Single(Values("bridge.ledger.write.duration"));
    }

    [Fact]
    public async Task Record_WhatIsKnownAlready_WritesNothing()
    {
        await Ledger.RecordAsync(SomeEntries.Full("event-1"), Token);
        _watch.Requests.Clear();

        await Ledger.RecordAsync(SomeEntries.Full("event-1"), Token);

        Assert.StartsWith("GET", Assert.Single(_watch.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_WhileAWriteIsUnderWay_GoesTogetherWithTheNext()
    {
        var release = Hold();
        var first = Ledger.RecordAsync(new LedgerEntry(InOnePartition(1)[0]), Token);
        await Until(() => !_watch.Requests.IsEmpty);
        var others = InOnePartition(29)[1..].Select(id => Ledger.RecordAsync(new LedgerEntry(id), Token)).ToArray();

        release.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([1.0, 14.0, 14.0], Values("bridge.ledger.batch.size"));
        Assert.Equal(3, _watch.Requests.Count);
    }

    [Fact]
    public async Task Record_CallerGivesUpWhileItWaits_LeavesItOutAndTheOthersIn()
    {
        var release = Hold();
        var ids = InOnePartition(3);
        var first = Ledger.RecordAsync(new LedgerEntry(ids[0]), Token);
        await Until(() => !_watch.Requests.IsEmpty);
        using var patience = new CancellationTokenSource();
        var second = Ledger.RecordAsync(new LedgerEntry(ids[1]), patience.Token);
        var third = Ledger.RecordAsync(new LedgerEntry(ids[2]), Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        release.SetResult();
        await Task.WhenAll(first, third);

        Assert.Equal(new[] { ids[0], ids[2] }.Order(), (await Ledger.FindAsync(ids, Token)).Keys.Order());
    }

    [Fact]
    public async Task Record_OneThatTheServiceDoesNotTake_FailsAloneWithItsOwnFailure()
    {
        var release = Hold();
        var ids = InOnePartition(3);
        var first = Ledger.RecordAsync(new LedgerEntry(ids[0]), Token);
        await Until(() => !_watch.Requests.IsEmpty);
        var tooLarge = InPartitionOf(ids[0], at => new string('x', 40_000) + at);
        var bad = Ledger.RecordAsync(new LedgerEntry(tooLarge), Token);
        var good = Ledger.RecordAsync(new LedgerEntry(ids[1]), Token);

        release.SetResult();
        await Task.WhenAll(first, good);

        var failure = await Assert.ThrowsAsync<LedgerException>(() => bad);
        Assert.Contains("does not take the request", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["operation=write"], _recorded.Measured.Of("bridge.ledger.failures"));
    }

    [Fact]
    public async Task Record_AnswerGetsLost_IsWrittenOnce()
    {
        var lost = 0;
        _watch.After = _ => Interlocked.Increment(ref lost) == 1 ? throw new IOException("gone") : Task.CompletedTask;

        await Ledger.RecordAsync(SomeEntries.Full("event-1") with { Attempts = 0 }, Token);

        Assert.Equal(SomeEntries.Full("event-1") with { Attempts = 0 }, (await Ledger.FindAsync(["event-1"], Token))["event-1"]);
    }

    [Fact]
    public async Task Record_StoreIsAway_FailsEveryCallerAndWorksAgainAfterwards()
    {
        _watch.Before = _ => throw new IOException("no route");
        var failures = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => Assert.ThrowsAsync<LedgerException>(
            () => Ledger.RecordAsync(new LedgerEntry($"event-{at}"), Token))));
        Assert.All(failures, failure => Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal));

        _watch.Before = _ => Task.CompletedTask;
        await Ledger.RecordAsync(new LedgerEntry("event-1"), Token);

        Assert.Single(await Ledger.FindAsync(["event-1"], Token));
    }

    [Fact]
    public async Task Record_TransactionIsCutOff_LeavesNothingBehind()
    {
        _watch.Before = _ => throw new IOException("cut off");
        await Assert.ThrowsAsync<LedgerException>(() => Ledger.RecordAsync(SomeEntries.Full("event-1"), Token));
        _watch.Before = _ => Task.CompletedTask;

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Record_TwoAppsOnTheSameEventsAtOnce_KeepsWhatBothSaid()
    {
        await using var other = Open();
        var ids = Enumerable.Range(0, 60).Select(at => $"event-{at}").ToArray();

        await Task.WhenAll(
            Task.WhenAll(ids.Select(id => Ledger.RecordAsync(
                SomeEntries.Received(id) with { PublishedAt = SomeEntries.Time, Enrichment = "complete" }, Token))),
            Task.WhenAll(ids.Select(id => other.RecordAsync(
                new LedgerEntry(id) { WebhookId = $"again {id}", Attempts = 1, LastTrouble = "throttled" }, Token))),
            Task.WhenAll(ids.Select(id => other.RecordAsync(new LedgerEntry(id) { OrderId = "o" }, Token))));

        var found = await Ledger.FindAsync(ids, Token);
        Assert.All(ids, id => Assert.Equal(
            ("complete", SomeEntries.Time, 1, "throttled", "o"),
            (found[id].Enrichment, found[id].PublishedAt, found[id].Attempts, found[id].LastTrouble, found[id].OrderId)));
        Assert.Equal(ids.Length, await CountAsync(Ledger.SearchAsync("o", Token)));
        Assert.Equal(1, await CountAsync(Ledger.SearchAsync("again event-7", Token)));
    }

    [Fact]
    public async Task Record_OneEventUnderEverNewWebhookIds_DoesNotGrowWithoutBound()
    {
        for (var at = 0; at < 60; at++) await Ledger.RecordAsync(new LedgerEntry("event-1") { WebhookId = $"w-{at}" }, Token);

        Assert.Equal(40 + 2, (await RowsAsync()).Count);
        Assert.Equal(1, await CountAsync(Ledger.SearchAsync("w-0", Token)));
    }

    [Fact]
    public async Task Record_TextAndTimesThatNoRowHolds_AreCutOrLeftOut()
    {
        var entry = new LedgerEntry("event-1") { OrderId = new string('o', 50_000), CreatedAt = DateTimeOffset.MinValue };

        await Ledger.RecordAsync(entry, Token);

        var found = (await Ledger.FindAsync(["event-1"], Token))["event-1"];
        Assert.Equal((1024, null), (found.OrderId!.Length, found.CreatedAt));
        Assert.Equal(1, await CountAsync(Ledger.SearchAsync(entry.OrderId, Token)));
    }

    [Fact]
    public async Task Dispose_WithRecordsUnderWay_WritesThemAndTakesNoMore()
    {
        var ledger = Open();
        var release = Hold();
        var recording = InOnePartition(5).Select(id => ledger.RecordAsync(new LedgerEntry(id), Token)).ToArray();

        var closing = ledger.DisposeAsync();
        Assert.False(closing.IsCompleted);
        release.SetResult();
        await closing;

        await Task.WhenAll(recording);
        Assert.Equal(5, (await Ledger.FindAsync(InOnePartition(5), Token)).Count);
        await Assert.ThrowsAsync<LedgerException>(() => ledger.RecordAsync(new LedgerEntry("late"), Token));
    }

    [Fact]
    public async Task Search_AsksEachPartitionForARangeOfKeysAndScansNone()
    {
        await Ledger.RecordAsync(SomeEntries.Full("event-1"), Token);
        _watch.Requests.Clear();

        Assert.Equal(1, await CountAsync(Ledger.SearchAsync("order of event-1", Token)));

        var queries = _watch.Requests.Where(request => request.Contains("$filter", StringComparison.Ordinal)).ToArray();
        Assert.Equal(LedgerKeys.PartitionCount, queries.Length);
        Assert.All(queries, query => Assert.Matches("PartitionKey eq '..' and RowKey ge 'x:.*' and RowKey lt 'x:.*'", query));
    }

    [Fact]
    public async Task MissingTable_EveryCall_SaysWhichTableAndWhatToDo()
    {
        await _table!.DeleteAsync(Token);

        Func<Task>[] calls =
        [
            () => Ledger.FindAsync(["event-1"], Token),
            () => Ledger.RecordAsync(new LedgerEntry("event-1"), Token),
            () => CountAsync(Ledger.SearchAsync("event-1", Token)),
        ];
        foreach (var call in calls)
        {
            var failure = await Assert.ThrowsAsync<LedgerException>(call);
            Assert.All(
                [_table.Name, "does not exist", "Storage__LedgerTable"],
                text => Assert.Contains(text, failure.Message, StringComparison.Ordinal));
        }
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<LedgerEntry> entries) => await entries.CountAsync(Token);

    private static string[] InOnePartition(int count) =>
        [.. Enumerable.Range(0, 10_000).Select(at => $"event-{at}").Where(id => LedgerKeys.ShardOf(id) == 3).Take(count)];

    private static string InPartitionOf(string eventId, Func<int, string> make) =>
        Enumerable.Range(0, 1000).Select(make).First(id => LedgerKeys.ShardOf(id) == LedgerKeys.ShardOf(eventId));

    private static async Task Until(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);
    }

    private TableLedger Open() => new(_table!, TimeProvider.System, _recorded.Telemetry);

    // Every request waits until the test says so.
    private TaskCompletionSource Hold()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _watch.Before = _ => release.Task;
        return release;
    }

    private IEnumerable<double> Values(string instrument) =>
        _recorded.Measured.Values.Where(value => value.Line == instrument).Select(value => value.Value);

    private async Task<IReadOnlyList<TableEntity>> RowsAsync() =>
        await _table!.QueryAsync<TableEntity>(cancellationToken: Token).ToListAsync(Token);
}
