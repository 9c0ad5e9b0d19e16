using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Bridge.Functions.Storage;

/// <summary>
/// Reads events by id, each with a point query: those are what the service is made for. One filter over several row keys
/// (<c>RowKey eq … or RowKey eq …</c>) would be fewer requests and a scan of the whole partition for each of them.
/// </summary>
internal static class LedgerRows
{
    private const int Concurrency = 32;

    /// <summary>Reads what is known of these events.</summary>
    internal static async Task<IReadOnlyDictionary<string, LedgerRow>> ReadAsync(
        this TableClient table, IEnumerable<string> eventIds, CancellationToken cancellationToken)
    {
        var rows = new ConcurrentDictionary<string, LedgerRow>(StringComparer.Ordinal);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(eventIds.Distinct(StringComparer.Ordinal), parallel, async (eventId, token) =>
        {
            if (await table.ReadAsync(eventId, token) is { } row) rows[eventId] = row;
        });
        return rows;
    }

    /// <summary>Reads what is known of one event; null when nothing is.</summary>
    internal static async Task<LedgerRow?> ReadAsync(
        this TableClient table, string eventId, CancellationToken cancellationToken)
    {
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(
            LedgerKeys.PartitionOf(eventId), LedgerKeys.Event(eventId), cancellationToken: cancellationToken);
        if (answer.HasValue) return LedgerRow.Read(answer.Value!);

        // To the client a missing table is a missing row. Here it is not: every event would pass for a new one.
        var response = answer.GetRawResponse();
        if (response.Content.ToString().Contains(TableErrorCode.TableNotFound.ToString(), StringComparison.Ordinal))
            throw new RequestFailedException(response);
        return null;
    }
}
