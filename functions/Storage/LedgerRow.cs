using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Bridge.Core.Ledger;

namespace Bridge.Functions.Storage;

/// <summary>An event as its row holds it.</summary>
/// <param name="Entry">What is known of it.</param>
/// <param name="Day">The day of its first record, UTC: retention counts from here.</param>
/// <param name="Ids">The escaped ids for which there is an index row.</param>
/// <param name="ETag">The row's version; none when the row is not written yet.</param>
internal sealed record LedgerRow(LedgerEntry Entry, DateOnly Day, ImmutableSortedSet<string> Ids, ETag ETag)
{
    // Whoever can make a copy of one event under ever new webhook ids must not be able to fill its row.
    private const int MostIds = 40;
    private const string DayFormat = "yyyyMMdd";

    internal static LedgerRow New(LedgerEntry entry, DateOnly day) =>
        new LedgerRow(new LedgerEntry(entry.EventId), day, ImmutableSortedSet.Create<string>(StringComparer.Ordinal), default)
            .With(entry);

    internal static LedgerRow Read(TableEntity row) => new(
        LedgerColumns.Read(row),
        DateOnly.ParseExact(row.GetString(nameof(Day)), DayFormat, CultureInfo.InvariantCulture),
        (row.GetString(nameof(Ids)) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToImmutableSortedSet(StringComparer.Ordinal),
        row.ETag);

    /// <summary>What it becomes when a record is added.</summary>
    internal LedgerRow With(LedgerEntry record)
    {
        string?[] ids = [record.WebhookId, record.LinkId, record.OrderId, record.TaskId, record.UserId];
        var unknown = ids.OfType<string>().Where(id => id.Length > 0).Select(LedgerKeys.Escape).Except(Ids, StringComparer.Ordinal);
        return this with
        {
            Entry = Entry.JoinedWith(record), Ids = Ids.Union(unknown.Take(Math.Max(0, MostIds - Ids.Count))),
        };
    }

    internal TableEntity ToEntity()
    {
        var row = new TableEntity(LedgerKeys.PartitionOf(Entry.EventId), LedgerKeys.Event(Entry.EventId))
        {
            [nameof(Day)] = Day.ToString(DayFormat, CultureInfo.InvariantCulture),
            [nameof(Ids)] = string.Join(' ', Ids),
        };
        LedgerColumns.Write(Entry, row);
        return row;
    }

    /// <summary>The rows that lead to this one.</summary>
    internal IEnumerable<string> IndexKeys(IEnumerable<string> ids) => ids.Select(id => LedgerKeys.Index(id, Entry.EventId));
}
