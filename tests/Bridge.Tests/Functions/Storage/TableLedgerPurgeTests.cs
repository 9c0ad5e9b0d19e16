using Azure.Data.Tables;
using Bridge.Core.Ledger;
using Bridge.Functions.Settings;
using Bridge.Functions.Storage;
using Bridge.Tests.Core.Ledger;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Functions.Storage;

public sealed class TableLedgerPurgeTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 10, 23, 0, 0, TimeSpan.Zero));
    private readonly RecordedTelemetry _recorded = new();
    private readonly RequestWatch _watch = new();
    private TableClient? _table;
    private TableLedger? _ledger;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TableClient Table => _table!;

    private TableLedger Ledger => _ledger!;

    public async ValueTask InitializeAsync()
    {
        var name = (await azurite.TableAsync()).Name;
        _table = new TableClient(await azurite.ConnectionStringAsync(), name, _watch.AddTo(new TableClientOptions()));
        _ledger = new TableLedger(Table, _time, _recorded.Telemetry);
    }

    public async ValueTask DisposeAsync()
    {
        if (_ledger is not null) await _ledger.DisposeAsync();
        _recorded.Dispose();
    }

    [Fact]
    public async Task Run_AfterTheRetention_LeavesNothingOfTheEventAndAllOfTheOthers()
    {
        await RecordAsync("old", 20);
        _time.Advance(TimeSpan.FromDays(60));
        await RecordAsync("young", 20);
        _time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(new LedgerPurgeResult(20, true), await RunAsync());

        Assert.Empty(await Ledger.FindAsync(Ids("old", 20), Token));
        Assert.Equal(20, (await Ledger.FindAsync(Ids("young", 20), Token)).Count);
        Assert.Equal(20 * 7, await CountAsync());
        Assert.Equal(20.0, _recorded.Measured.Values.Single(value => value.Line == "bridge.ledger.purged").Value);
    }

    [Fact]
    public async Task Run_OnTheLastDayOfTheRetention_ForgetsNothing()
    {
        await RecordAsync("event", 3);
        _time.Advance(TimeSpan.FromDays(90));

        Assert.Equal(new LedgerPurgeResult(0, true), await RunAsync());

        Assert.Equal(3, (await Ledger.FindAsync(Ids("event", 3), Token)).Count);
    }

    [Fact]
    public async Task Run_EventWithLaterRecords_CountsFromTheFirstAndTakesEveryIdAlong()
    {
        await Ledger.RecordAsync(SomeEntries.Full("event"), Token);
        _time.Advance(TimeSpan.FromDays(80));
        await Ledger.RecordAsync(new LedgerEntry("event") { WebhookId = "another copy" }, Token);
        _time.Advance(TimeSpan.FromDays(11));

        Assert.Equal(1, (await RunAsync()).Deleted);

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Run_TimeBudgetIsSpent_StopsAndTheNextGoesOn()
    {
        await RecordAsync("event", 30);
        _time.Advance(TimeSpan.FromDays(91));
        _time.AutoAdvanceAmount = TimeSpan.FromSeconds(30);

        var first = await RunAsync();
        _time.AutoAdvanceAmount = TimeSpan.Zero;
        var second = await RunAsync();

        Assert.InRange(first.Deleted, 1, 15);
        Assert.Equal((false, true, 30), (first.IsComplete, second.IsComplete, first.Deleted + second.Deleted));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Run_PartOfAnEventWasRemovedByHand_ForgetsTheRest()
    {
        await RecordAsync("event", 2);
        var partition = LedgerKeys.PartitionOf("event-0");
        await Table.DeleteEntityAsync(partition, LedgerKeys.Index(LedgerKeys.Escape("order of event-0"), "event-0"), cancellationToken: Token);
        await Table.DeleteEntityAsync(LedgerKeys.PartitionOf("event-1"), LedgerKeys.Event("event-1"), cancellationToken: Token);
        _time.Advance(TimeSpan.FromDays(91));

        Assert.Equal(new LedgerPurgeResult(2, true), await RunAsync());

        Assert.Empty(await Ledger.FindAsync(["event-0", "event-1"], Token));
        Assert.Equal(5, await CountAsync());
    }

    [Fact]
    public async Task Run_EventIsWrittenMeanwhile_IsLeftWhole()
    {
        await RecordAsync("event", 1);
        _time.Advance(TimeSpan.FromDays(91));
        var isFirst = true;
        _watch.Before = async request =>
        {
            if (!isFirst || !request.Uri.Path.Contains("$batch", StringComparison.Ordinal)) return;
            isFirst = false;
            await Ledger.RecordAsync(new LedgerEntry("event-0") { Attempts = 9 }, Token);
        };

        Assert.Equal(new LedgerPurgeResult(0, false), await RunAsync());

        Assert.Equal(9, (await Ledger.FindAsync(["event-0"], Token))["event-0"].Attempts);
        Assert.Equal(7, await CountAsync());
        Assert.Equal(new LedgerPurgeResult(1, true), await RunAsync());
    }

    [Fact]
    public async Task Run_AsksForRangesOfKeysOnly()
    {
        await RunAsync();

        Assert.Equal(LedgerKeys.PartitionCount, _watch.Requests.Count);
        Assert.All(_watch.Requests, request => Assert.Contains("PartitionKey eq", request, StringComparison.Ordinal));
    }

    private static string[] Ids(string stem, int count) => [.. Enumerable.Range(0, count).Select(at => $"{stem}-{at}")];

    private Task RecordAsync(string stem, int count) =>
        Task.WhenAll(Ids(stem, count).Select(id => Ledger.RecordAsync(SomeEntries.Full(id), Token)));

    private Task<LedgerPurgeResult> RunAsync() =>
        new TableLedgerPurge(Table, Options.Create(new StorageOptions()), _time, _recorded.Telemetry).RunAsync(Token);

    private async Task<int> CountAsync() =>
        await Table.QueryAsync<TableEntity>(cancellationToken: Token).CountAsync(Token);
}
