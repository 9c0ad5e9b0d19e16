using Azure;
using Azure.Data.Tables;
using Bridge.Core.Ledger;
using Bridge.Core.Reconciliation;

namespace Bridge.Functions.Storage;

/// <summary>The mark in the ledger's table, in a partition that holds no events.</summary>
internal sealed class TableReconciliationMarks : IReconciliationMarks
{
    private const string Partition = "state";
    private const string Row = "reconciliation";

    private readonly TableClient _table;
    private readonly StorageTelemetry _telemetry;

    public TableReconciliationMarks(StorageClients clients, StorageTelemetry telemetry)
        : this(clients.Ledger, telemetry)
    {
    }

    internal TableReconciliationMarks(TableClient table, StorageTelemetry telemetry) => (_table, _telemetry) = (table, telemetry);

    public Task<ReconciliationMark?> ReadAsync(CancellationToken cancellationToken) =>
        GuardAsync("read-mark", async () => (await FindAsync(cancellationToken))?.Mark, cancellationToken);

    public Task WriteAsync(ReconciliationMark mark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return GuardAsync("write-mark", () => ReplaceAsync(mark, cancellationToken), cancellationToken);
    }

    // Each turn that finds another writer first begins anew: the watermark that it left may be ahead of ours by now.
    private async Task<bool> ReplaceAsync(ReconciliationMark mark, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await FindAsync(cancellationToken);
            if (stored?.Mark.Watermark > mark.Watermark) return false;
            try
            {
                var entity = ReconciliationMarkRow.Of(mark, Partition, Row);
                if (stored is null) await _table.AddEntityAsync(entity, cancellationToken);
                else await _table.UpdateEntityAsync(entity, stored.ETag, TableUpdateMode.Replace, cancellationToken);
                return true;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                _telemetry.RecordConflict();
            }
        }
    }

    private async Task<ReconciliationMarkRow?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return found.HasValue ? ReconciliationMarkRow.Read(found.Value!) : null;
    }

    private async Task<T> GuardAsync<T>(string operation, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var explanation = StorageTrouble.Explain(e, _table);
            _telemetry.RecordFailure(operation, explanation, e);
            throw new LedgerException(explanation, e);
        }
    }
}
