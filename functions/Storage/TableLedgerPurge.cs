using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Data.Tables;
using Bridge.Core.Ledger;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Storage;

/// <summary>
/// Forgets events by their age rows, since tables have no expiry of their own: a range of keys in each partition, no scan.
/// </summary>
internal sealed class TableLedgerPurge(
    TableClient table, IOptions<StorageOptions> options, TimeProvider time, StorageTelemetry telemetry) : ILedgerPurge
{
    /// <summary>Length of a run, well below <c>functionTimeout</c> in host.json.</summary>
    internal static readonly TimeSpan TimeBudget = TimeSpan.FromMinutes(4);

    private const int Concurrency = 8;

    public TableLedgerPurge(
        StorageClients clients, IOptions<StorageOptions> options, TimeProvider time, StorageTelemetry telemetry)
        : this(clients.Ledger, options, time, telemetry)
    {
    }

    public async Task<LedgerPurgeResult> RunAsync(CancellationToken cancellationToken)
    {
        var retention = options.Value.LedgerRetention;
        var before = DateOnly.FromDateTime((time.GetUtcNow() - retention).UtcDateTime);
        var (started, deleted, left) = (time.GetTimestamp(), 0, 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(LedgerKeys.Partitions, parallel, async (partition, token) =>
        {
            await foreach (var age in DueAsync(partition, before, token))
            {
                if (time.GetElapsedTime(started) >= TimeBudget || !await TryForgetAsync(age, token))
                    Interlocked.Increment(ref left);
                else
                    Interlocked.Increment(ref deleted);
                if (time.GetElapsedTime(started) >= TimeBudget) break;
            }
        });
        telemetry.RecordPurge(deleted, left == 0, retention);
        return new LedgerPurgeResult(deleted, left == 0);
    }

    private AsyncPageable<TableEntity> DueAsync(string partition, DateOnly before, CancellationToken cancellationToken)
    {
        var (from, to) = LedgerKeys.AgeRange(before);
        return table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}"),
            cancellationToken: cancellationToken);
    }

    [SuppressMessage("Design", "CA1031", Justification = "One event that cannot be forgotten must not keep all the others.")]
    private async Task<bool> TryForgetAsync(TableEntity age, CancellationToken cancellationToken)
    {
        var eventId = age.GetString(nameof(LedgerEntry.EventId));
        try
        {
            await ForgetAsync(eventId, age, cancellationToken);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            telemetry.LogPurgeSkipped(eventId, StorageTrouble.Explain(e, table));
            return false;
        }
    }

    private async Task ForgetAsync(string eventId, TableEntity age, CancellationToken cancellationToken)
    {
        var row = await table.ReadAsync(eventId, cancellationToken);
        TableEntity[] pointers =
            [.. row is null ? [] : row.IndexKeys(row.Ids).Select(key => new TableEntity(age.PartitionKey, key)), age];
        try
        {
            await table.SubmitTransactionAsync(
                [
                    .. row is null ? Array.Empty<TableTransactionAction>() : [Delete(row.ToEntity(), row.ETag)],
                    .. pointers.Select(pointer => Delete(pointer, ETag.All)),
                ],
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Somebody has removed a part by hand. The age row goes last, so that a run cut off here comes back.
            if (row is not null) await table.DeleteEntityAsync(row.ToEntity(), row.ETag, cancellationToken);
            foreach (var pointer in pointers) await table.DeleteEntityAsync(pointer, ETag.All, cancellationToken);
        }
    }

    private static TableTransactionAction Delete(TableEntity entity, ETag version) =>
        new(TableTransactionActionType.Delete, entity, version);
}
