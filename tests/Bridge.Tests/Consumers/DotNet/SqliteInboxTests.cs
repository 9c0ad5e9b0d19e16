using System.Data.Common;
using Bridge.Consumer.Inbox;

namespace Bridge.Tests.Consumers.DotNet;

public sealed class SqliteInboxTests : IDisposable
{
    private readonly InboxFile _file = new();
    private int _done;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task HandleOnce_SameEventTwice_DoesTheWorkOnce()
    {
        using var inbox = await _file.OpenAsync();

        Assert.Equal(InboxOutcome.Handled, await inbox.HandleOnceAsync("a", WorkAsync, Token));
        Assert.Equal(InboxOutcome.AlreadyHandled, await inbox.HandleOnceAsync("a", WorkAsync, Token));

        Assert.Equal((1, 1L), (_done, _file.Count("work")));
    }

    [Fact]
    public async Task HandleOnce_AfterAReopen_StillKnowsTheEvent()
    {
        using (var inbox = await _file.OpenAsync()) await inbox.HandleOnceAsync("a", WorkAsync, Token);

        using var again = await _file.OpenAsync();

        Assert.Equal(InboxOutcome.AlreadyHandled, await again.HandleOnceAsync("a", WorkAsync, Token));
    }

    [Fact]
    public async Task HandleOnce_WorkFails_LeavesNeitherWorkNorMemory()
    {
        using var inbox = await _file.OpenAsync();

        await Assert.ThrowsAsync<TimeoutException>(() => inbox.HandleOnceAsync("a", async (transaction, token) =>
        {
            await WorkAsync(transaction, token);
            throw new TimeoutException();
        }, Token));

        Assert.Equal((0L, 0L), (_file.Count("work"), _file.Count("inbox")));
        Assert.Equal(InboxOutcome.Handled, await inbox.HandleOnceAsync("a", WorkAsync, Token));
    }

    [Fact]
    public async Task HandleOnce_SameEventFromManySidesAtOnce_DoesTheWorkOnce()
    {
        using var one = await _file.OpenAsync();
        using var other = await _file.OpenAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => Task.Run(
            () => (at % 2 == 0 ? one : other).HandleOnceAsync("a", WorkAsync, Token), Token)));

        Assert.Single(outcomes, InboxOutcome.Handled);
        Assert.Equal(1, _done);
    }

    [Fact]
    public async Task Open_EventsOlderThanWhatIsKept_AreForgotten()
    {
        using (var inbox = await _file.OpenAsync()) await inbox.HandleOnceAsync("a", WorkAsync, Token);
        _file.Time.Advance(TimeSpan.FromDays(91));

        using var later = await _file.OpenAsync();

        Assert.Equal(InboxOutcome.Handled, await later.HandleOnceAsync("a", WorkAsync, Token));
    }

    [Fact]
    public async Task HandleOnce_InAnInboxOpenForMonths_ForgetsWhatIsOlderThanWhatIsKept()
    {
        using var inbox = await _file.OpenAsync();
        await inbox.HandleOnceAsync("old", WorkAsync, Token);
        _file.Time.Advance(TimeSpan.FromDays(60));
        await inbox.HandleOnceAsync("young", WorkAsync, Token);
        _file.Time.Advance(TimeSpan.FromDays(31));

        await inbox.HandleOnceAsync("new", WorkAsync, Token);

        Assert.Equal(2, _file.Count("inbox"));
        Assert.Equal(InboxOutcome.AlreadyHandled, await inbox.HandleOnceAsync("young", WorkAsync, Token));
    }

    private async Task WorkAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _done);
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "CREATE TABLE IF NOT EXISTS work (id TEXT); INSERT INTO work VALUES ('done')";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
