using Azure.Data.Tables;
using Bridge.Functions.Storage;

namespace Bridge.Functions.Vault;

/// <summary>
/// When each Access Secret signed last, as rows of the ledger's table in a partition of their own: durable, shared by all
/// instances, and out of the way of the ledger's own searches and its purge (docs/decisions/0011).
/// </summary>
internal sealed class SignerStore(TableClient table)
{
    private const string Partition = "signers";
    private const string At = "At";
    private const string Label = "Label";

    internal Task WriteAsync(string label, DateTimeOffset at, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, LedgerKeys.Escape(label)) { [Label] = label, [At] = at.ToUniversalTime() },
        TableUpdateMode.Replace, cancellationToken);

    /// <summary>Reads all, the latest first.</summary>
    internal async Task<IReadOnlyList<(string Label, DateTimeOffset At)>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new List<(string Label, DateTimeOffset At)>();
        var rows = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken);
        await foreach (var row in rows) all.Add((row.GetString(Label), row.GetDateTimeOffset(At)!.Value));
        return [.. all.OrderByDescending(one => one.At)];
    }
}
