using Bridge.Core.Ledger;

namespace Bridge.Tests.Core.Ledger;

/// <summary>Entries to test with.</summary>
internal static class SomeEntries
{
    // With all the precision that a clock has.
    public static DateTimeOffset Time { get; } = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public static LedgerEntry Received(string eventId) => new(eventId)
    {
        EventType = "order-created", WebhookId = $"webhook of {eventId}", ReceivedAt = Time,
    };

    public static LedgerEntry Full(string eventId) => Received(eventId) with
    {
        LinkId = $"link of {eventId}",
        OrderId = $"order of {eventId}",
        TaskId = $"task of {eventId}",
        UserId = $"user of {eventId}",
        Source = "pulled",
        CreatedAt = Time.AddSeconds(-3),
        Attempts = 2,
        LastTrouble = "unavailable",
        LastTroubleAt = Time.AddSeconds(30),
        PublishedAt = Time.AddMinutes(1),
        Enrichment = "partial",
        DataRef = new Uri("https://account.blob.core.windows.net/truv-events/2026-06-01/ab.json"),
        DeadLetteredAt = Time.AddMinutes(2),
        DeadLetterReason = "BRG142",
    };
}
