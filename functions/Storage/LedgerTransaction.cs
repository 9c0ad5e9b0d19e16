using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Bridge.Core.Ledger;

namespace Bridge.Functions.Storage;

/// <summary>
/// Adds records to the events of one partition, all or none. What is there is changed only in the version that was read, so
/// two writers at once cannot lose anything of each other: the later one reads again and joins.
/// </summary>
internal sealed class LedgerTransaction(TableClient table, TimeProvider time, StorageTelemetry telemetry)
{
    // A transaction takes 100 entities: for a record the event, its age, and at most five ids.
    internal const int MaxRecords = 100 / 7;

    // Of writers that collide one always gets through, so this many have to meet before one gives up.
    private const int MaxTries = 20;

    /// <summary>Writes; each event at most once.</summary>
    /// <exception cref="RequestFailedException">Nothing was written.</exception>
    internal async Task WriteAsync(IReadOnlyList<LedgerEntry> records, CancellationToken cancellationToken)
    {
        // Most events are recorded once, when they are published: reading first would be a request for nothing.
        var known = await table.ReadAsync(records.Where(record => record.Attempts > 0).Select(Id), cancellationToken);
        for (var tries = 1; ; tries++)
        {
            var actions = records.SelectMany(record => ActionsFor(record, known.GetValueOrDefault(record.EventId))).ToArray();
            if (actions.Length == 0) return;
            try
            {
                await table.SubmitTransactionAsync(actions, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (IsConflict(e) && tries < MaxTries)
            {
                telemetry.RecordConflict();
                known = await table.ReadAsync(records.Select(Id), cancellationToken);
            }
        }
    }

    private IEnumerable<TableTransactionAction> ActionsFor(LedgerEntry record, LedgerRow? known)
    {
        if (known is null) return ActionsForNew(LedgerRow.New(record, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
        var joined = known.With(record);
        return joined.Entry == known.Entry && joined.Ids.Count == known.Ids.Count
            ? []
            : [
                new TableTransactionAction(TableTransactionActionType.UpdateReplace, joined.ToEntity(), known.ETag),
                .. joined.IndexKeys(joined.Ids.Except(known.Ids)).Select(key => Pointer(joined, key)),
            ];
    }

    private static IEnumerable<TableTransactionAction> ActionsForNew(LedgerRow row) =>
    [
        new(TableTransactionActionType.Add, row.ToEntity()),
        Pointer(row, LedgerKeys.Age(row.Day, row.Entry.EventId)),
        .. row.IndexKeys(row.Ids).Select(key => Pointer(row, key)),
    ];

    private static TableTransactionAction Pointer(LedgerRow row, string key) => new(
        TableTransactionActionType.UpsertReplace,
        new TableEntity(LedgerKeys.PartitionOf(row.Entry.EventId), key)
        {
            [nameof(LedgerEntry.EventId)] = row.Entry.EventId,
        });

    private static string Id(LedgerEntry record) => record.EventId;

    // Somebody was first: made the row (409), changed it (412), or removed it (404).
    private static bool IsConflict(RequestFailedException e) =>
        e.Status is 409 or 412 || (e.Status == 404 && e.ErrorCode != TableErrorCode.TableNotFound.ToString());
}
