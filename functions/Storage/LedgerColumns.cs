using Azure.Data.Tables;
using Bridge.Core.Ledger;

namespace Bridge.Functions.Storage;

/// <summary>The members of an entry as columns; an absent column is a null member.</summary>
internal static class LedgerColumns
{
    // Ids come from outside: a long one must not make its event unrecordable. A search still finds it by its whole id.
    private const int LongestText = 1024;
    private static readonly DateTimeOffset EarliestTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static void Write(LedgerEntry entry, TableEntity row)
    {
        row[nameof(LedgerEntry.EventId)] = entry.EventId;
        Set(row, nameof(LedgerEntry.EventType), entry.EventType);
        Set(row, nameof(LedgerEntry.WebhookId), entry.WebhookId);
        Set(row, nameof(LedgerEntry.LinkId), entry.LinkId);
        Set(row, nameof(LedgerEntry.OrderId), entry.OrderId);
        Set(row, nameof(LedgerEntry.TaskId), entry.TaskId);
        Set(row, nameof(LedgerEntry.UserId), entry.UserId);
        Set(row, nameof(LedgerEntry.Source), entry.Source);
        Set(row, nameof(LedgerEntry.CreatedAt), entry.CreatedAt);
        Set(row, nameof(LedgerEntry.ReceivedAt), entry.ReceivedAt);
        if (entry.Attempts > 0) row[nameof(LedgerEntry.Attempts)] = entry.Attempts;
        Set(row, nameof(LedgerEntry.LastTrouble), entry.LastTrouble);
        Set(row, nameof(LedgerEntry.LastTroubleAt), entry.LastTroubleAt);
        Set(row, nameof(LedgerEntry.PublishedAt), entry.PublishedAt);
        Set(row, nameof(LedgerEntry.Enrichment), entry.Enrichment);
        Set(row, nameof(LedgerEntry.DataRef), entry.DataRef?.OriginalString);
        Set(row, nameof(LedgerEntry.DeadLetteredAt), entry.DeadLetteredAt);
        Set(row, nameof(LedgerEntry.DeadLetterReason), entry.DeadLetterReason);
    }

    internal static LedgerEntry Read(TableEntity row) => new(row.GetString(nameof(LedgerEntry.EventId)))
    {
        EventType = row.GetString(nameof(LedgerEntry.EventType)) ?? "",
        WebhookId = row.GetString(nameof(LedgerEntry.WebhookId)),
        LinkId = row.GetString(nameof(LedgerEntry.LinkId)),
        OrderId = row.GetString(nameof(LedgerEntry.OrderId)),
        TaskId = row.GetString(nameof(LedgerEntry.TaskId)),
        UserId = row.GetString(nameof(LedgerEntry.UserId)),
        Source = row.GetString(nameof(LedgerEntry.Source)) ?? "push",
        CreatedAt = row.GetDateTimeOffset(nameof(LedgerEntry.CreatedAt)),
        ReceivedAt = row.GetDateTimeOffset(nameof(LedgerEntry.ReceivedAt)) ?? default,
        Attempts = row.GetInt32(nameof(LedgerEntry.Attempts)) ?? 0,
        LastTrouble = row.GetString(nameof(LedgerEntry.LastTrouble)),
        LastTroubleAt = row.GetDateTimeOffset(nameof(LedgerEntry.LastTroubleAt)),
        PublishedAt = row.GetDateTimeOffset(nameof(LedgerEntry.PublishedAt)),
        Enrichment = row.GetString(nameof(LedgerEntry.Enrichment)),
        DataRef = row.GetString(nameof(LedgerEntry.DataRef)) is { } reference ? new Uri(reference) : null,
        DeadLetteredAt = row.GetDateTimeOffset(nameof(LedgerEntry.DeadLetteredAt)),
        DeadLetterReason = row.GetString(nameof(LedgerEntry.DeadLetterReason)),
    };

    private static void Set(TableEntity row, string column, string? text)
    {
        if (!string.IsNullOrEmpty(text)) row[column] = text.Length <= LongestText ? text : text[..LongestText];
    }

    // The service knows no time before 1601; Truv's text might.
    private static void Set(TableEntity row, string column, DateTimeOffset? time)
    {
        if (time >= EarliestTime) row[column] = time.Value.ToUniversalTime();
    }
}
