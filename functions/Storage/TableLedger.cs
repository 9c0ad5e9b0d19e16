using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Bridge.Core.Ledger;

namespace Bridge.Functions.Storage;

/// <summary>The ledger in Table storage (docs/decisions/0010).</summary>
internal sealed class TableLedger : ILedger, IAsyncDisposable
{
    private readonly TableClient _table;
    private readonly StorageTelemetry _telemetry;
    private readonly PartitionWriter[] _writers;

    public TableLedger(StorageClients clients, TimeProvider time, StorageTelemetry telemetry)
        : this(clients.Ledger, time, telemetry)
    {
    }

    internal TableLedger(TableClient table, TimeProvider time, StorageTelemetry telemetry)
    {
        (_table, _telemetry) = (table, telemetry);
        var transaction = new LedgerTransaction(table, time, telemetry);
        _writers = [.. LedgerKeys.Partitions.Select(_ => new PartitionWriter(transaction, Failure, telemetry, time))];
    }

    public async Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(
        IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(eventIds);
        var rows = await ReadAsync("find", token => _table.ReadAsync(eventIds, token), cancellationToken);
        return rows.ToDictionary(row => row.Key, row => row.Value.Entry, StringComparer.Ordinal);
    }

    public Task RecordAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _writers[LedgerKeys.ShardOf(entry.EventId)].RecordAsync(entry, cancellationToken);
    }

    public async IAsyncEnumerable<LedgerEntry> SearchAsync(
        string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        var events = await ReadAsync("search", token => PointedAtAsync(id, token), cancellationToken);
        var found = await FindAsync([id, .. events], cancellationToken);
        var newestFirst = found.Values
            .OrderByDescending(entry => entry.ReceivedAt).ThenBy(entry => entry.EventId, StringComparer.Ordinal);
        foreach (var entry in newestFirst) yield return entry;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers) await writer.DisposeAsync();
    }

    private async Task<IReadOnlyCollection<string>> PointedAtAsync(string id, CancellationToken cancellationToken)
    {
        var events = new ConcurrentQueue<string>();
        var (from, to) = LedgerKeys.IndexRange(id);
        await Parallel.ForEachAsync(LedgerKeys.Partitions, cancellationToken, async (partition, token) =>
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
            var rows = _table.QueryAsync<TableEntity>(filter, select: [nameof(LedgerEntry.EventId)], cancellationToken: token);
            await foreach (var row in rows) events.Enqueue(row.GetString(nameof(LedgerEntry.EventId)));
        });
        return events;
    }

    private async Task<T> ReadAsync<T>(
        string operation, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = Failure(e);
            _telemetry.RecordFailure(operation, failure.Message, e);
            throw failure;
        }
    }

    private LedgerException Failure(Exception exception) => new(StorageTrouble.Explain(exception, _table), exception);
}
