using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bridge.Core.Ledger;

namespace Bridge.Tests.Builders;

/// <summary>A ledger without a store; passes the same suite as the real one.</summary>
internal sealed class InMemoryLedger : ILedger
{
    private readonly ConcurrentDictionary<string, LedgerEntry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Id, string EventId), string> _index = new();

    /// <summary>What is known of every event.</summary>
    public IReadOnlyDictionary<string, LedgerEntry> Entries => _entries;

    /// <summary>Every record in the order in which it came.</summary>
    public ConcurrentQueue<LedgerEntry> Records { get; } = new();

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Trouble { get; set; }

    public Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(
        IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        return Task.FromResult<IReadOnlyDictionary<string, LedgerEntry>>(eventIds.Distinct(StringComparer.Ordinal)
            .Where(_entries.ContainsKey).ToDictionary(id => id, id => _entries[id], StringComparer.Ordinal));
    }

    public Task RecordAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        Records.Enqueue(entry);
        _entries.AddOrUpdate(
            entry.EventId, _ => new LedgerEntry(entry.EventId).JoinedWith(entry), (_, known) => known.JoinedWith(entry));
        foreach (var id in new[] { entry.WebhookId, entry.LinkId, entry.OrderId, entry.TaskId, entry.UserId }.OfType<string>())
            _index.TryAdd((id, entry.EventId), "");
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<LedgerEntry> SearchAsync(
        string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        await Task.Yield();
        string[] events = [id, .. _index.Keys.Where(key => key.Id == id).Select(key => key.EventId)];
        var found = await FindAsync(events, cancellationToken);
        foreach (var entry in found.Values.OrderByDescending(e => e.ReceivedAt).ThenBy(e => e.EventId, StringComparer.Ordinal))
            yield return entry;
    }

    private void Check(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Trouble is { } trouble) throw trouble;
    }
}
