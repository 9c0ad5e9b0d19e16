using Bridge.Core.Ledger;

namespace Bridge.Tests.Core.Ledger;

/// <summary>What every ledger does.</summary>
public abstract class LedgerContractTests : IAsyncLifetime
{
    private ILedger? _ledger;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private ILedger Ledger => _ledger!;

    public async ValueTask InitializeAsync() => _ledger = await CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_ledger is IAsyncDisposable disposable) await disposable.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<ILedger> CreateAsync();

    [Fact]
    public async Task Find_UnknownIds_IsEmpty() => Assert.Empty(await Ledger.FindAsync(["a", "b"], Token));

    [Fact]
    public async Task Find_NoIds_IsEmpty() => Assert.Empty(await Ledger.FindAsync([], Token));

    [Fact]
    public async Task Find_AfterARecordWithEverything_HasEverything()
    {
        var entry = SomeEntries.Full("event-1");

        await Ledger.RecordAsync(entry, Token);

        Assert.Equal(entry, Assert.Single(await Ledger.FindAsync(["event-1", "event-2"], Token)).Value);
    }

    [Fact]
    public async Task Record_OnlyTheId_IsKnown()
    {
        await Ledger.RecordAsync(new LedgerEntry("event-1"), Token);

        Assert.Equal(new LedgerEntry("event-1"), (await Ledger.FindAsync(["event-1"], Token))["event-1"]);
    }

    [Fact]
    public async Task Record_NullMembers_LeaveWhatIsThere()
    {
        var entry = SomeEntries.Full("event-1");
        await Ledger.RecordAsync(entry, Token);

        await Ledger.RecordAsync(new LedgerEntry("event-1"), Token);

        Assert.Equal(entry, await OneAsync("event-1"));
    }

    [Fact]
    public async Task Record_PostponementAfterPublication_KeepsThePublication()
    {
        var published = SomeEntries.Received("event-1") with { PublishedAt = SomeEntries.Time, Enrichment = "complete" };
        await Ledger.RecordAsync(published, Token);

        await Ledger.RecordAsync(
            SomeEntries.Received("event-1") with
            {
                Attempts = 2, LastTrouble = "throttled", LastTroubleAt = SomeEntries.Time.AddMinutes(1),
            },
            Token);

        Assert.Equal(
            published with { Attempts = 2, LastTrouble = "throttled", LastTroubleAt = SomeEntries.Time.AddMinutes(1) },
            await OneAsync("event-1"));
    }

    [Fact]
    public async Task Record_SecondPublication_LeavesTheFirst()
    {
        var first = SomeEntries.Received("event-1") with { PublishedAt = SomeEntries.Time, Enrichment = "complete" };
        await Ledger.RecordAsync(first with { PublishedAt = SomeEntries.Time.AddHours(1), Enrichment = "unavailable" }, Token);

        await Ledger.RecordAsync(first, Token);

        Assert.Equal(first, await OneAsync("event-1"));
    }

    [Fact]
    public async Task Record_ManyAtOnce_AreAllFound()
    {
        var ids = Enumerable.Range(0, 300).Select(at => $"event-{at}").ToArray();

        await Task.WhenAll(ids.Select(id => Ledger.RecordAsync(SomeEntries.Received(id), Token)));

        var found = await Ledger.FindAsync([.. ids, "unknown"], Token);
        Assert.Equal(ids.Order(), found.Keys.Order());
        Assert.All(ids, id => Assert.Equal(SomeEntries.Received(id), found[id]));
    }

    [Fact]
    public async Task Record_OneEventByManyAtOnce_HasWhatEachSaid()
    {
        await Task.WhenAll(
            Ledger.RecordAsync(new LedgerEntry("event-1") { OrderId = "o" }, Token),
            Ledger.RecordAsync(new LedgerEntry("event-1") { LinkId = "l" }, Token),
            Ledger.RecordAsync(new LedgerEntry("event-1") { PublishedAt = SomeEntries.Time }, Token),
            Ledger.RecordAsync(new LedgerEntry("event-1") { Attempts = 3 }, Token));

        Assert.Equal(
            new LedgerEntry("event-1") { OrderId = "o", LinkId = "l", PublishedAt = SomeEntries.Time, Attempts = 3 },
            await OneAsync("event-1"));
    }

    [Theory]
    [InlineData("event-1")]
    [InlineData("webhook of event-1")]
    [InlineData("link of event-1")]
    [InlineData("order of event-1")]
    [InlineData("task of event-1")]
    [InlineData("user of event-1")]
    public async Task Search_ByAnyOfItsIds_FindsTheEventAndNoOther(string id)
    {
        await Ledger.RecordAsync(SomeEntries.Full("event-1"), Token);
        await Ledger.RecordAsync(SomeEntries.Full("event-10"), Token);

        Assert.Equal(["event-1"], await SearchAsync(id));
    }

    [Fact]
    public async Task Search_IdOfSeveralEvents_FindsAllNewestFirst()
    {
        for (var at = 0; at < 40; at++)
        {
            var entry = SomeEntries.Received($"event-{at}") with { ReceivedAt = SomeEntries.Time.AddMinutes(at), OrderId = "o" };
            await Ledger.RecordAsync(entry, Token);
        }

        Assert.Equal(Enumerable.Range(0, 40).Reverse().Select(at => $"event-{at}"), await SearchAsync("o"));
    }

    [Fact]
    public async Task Search_EveryCopysWebhookId_FindsTheEvent()
    {
        await Ledger.RecordAsync(new LedgerEntry("event-1") { WebhookId = "copy-1" }, Token);
        await Ledger.RecordAsync(new LedgerEntry("event-1") { WebhookId = "copy-2" }, Token);

        Assert.Equal(["event-1"], await SearchAsync("copy-1"));
        Assert.Equal(["event-1"], await SearchAsync("copy-2"));
    }

    [Fact]
    public async Task Search_Unknown_FindsNothing()
    {
        await Ledger.RecordAsync(SomeEntries.Full("event-1"), Token);

        Assert.Empty(await SearchAsync("order of event"));
    }

    [Theory]
    [InlineData("a/b\\c#d?e")]
    [InlineData("a%2Fb+c d'e\"f")]
    [InlineData("line\nfeed\tand\u0001control\u007f\u0085")]
    [InlineData("ünïcödé 😀 ~~h ~41")]
    [InlineData("a:b;c")]
    public async Task Ids_OfAnyCharacters_AreRecordedAndFound(string id)
    {
        var entry = SomeEntries.Received(id) with { OrderId = $"order {id}" };
        await Ledger.RecordAsync(entry, Token);

        Assert.Equal(entry, await OneAsync(id));
        Assert.Equal([id], await SearchAsync($"order {id}"));
    }

    [Fact]
    public async Task Ids_LongOnes_AreKeptApart()
    {
        var stem = new string('é', 900);
        await Ledger.RecordAsync(new LedgerEntry("event-1") { OrderId = stem + "1" }, Token);
        await Ledger.RecordAsync(new LedgerEntry("event-2") { OrderId = stem + "2" }, Token);

        Assert.Equal(["event-1"], await SearchAsync(stem + "1"));
        Assert.Equal(["event-2"], await SearchAsync(stem + "2"));
    }

    [Fact]
    public async Task Calls_WithACancelledToken_AreCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Ledger.RecordAsync(new LedgerEntry("event-1"), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ledger.FindAsync(["event-1"], cancelled.Token));
        Assert.Empty(await Ledger.FindAsync(["event-1"], Token));
    }

    protected async Task<LedgerEntry> OneAsync(string eventId) => (await Ledger.FindAsync([eventId], Token))[eventId];

    protected async Task<string[]> SearchAsync(string id)
    {
        var found = new List<string>();
        await foreach (var entry in Ledger.SearchAsync(id, Token)) found.Add(entry.EventId);
        return [.. found];
    }
}
