using Bridge.Core.Webhooks;

namespace Bridge.Core.Ledger;

/// <summary>
/// How two records of one event become one entry. The join is associative, commutative and idempotent, so writers that race,
/// repeat themselves or come late all lead to the same entry. Three groups of members are one fact each, taken whole from one
/// record: the first publication, the last trouble, the last dead-lettering.
/// </summary>
public static class LedgerJoin
{
    private const string Unmarked = Evidence.Push;

    /// <summary>Puts together what two records say of the same event.</summary>
    /// <exception cref="ArgumentException">They are about two events.</exception>
    public static LedgerEntry JoinedWith(this LedgerEntry one, LedgerEntry other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.EventId != other.EventId)
            throw new ArgumentException($"Records of {one.EventId} and {other.EventId} are not about one event.", nameof(other));

        var published = IsFirstPublication(one, other) ? one : other;
        var troubled = IsLastTrouble(one, other) ? one : other;
        var dead = IsLastDeadLetter(one, other) ? one : other;
        return new LedgerEntry(one.EventId)
        {
            EventType = Either(one.EventType, other.EventType) ?? "",
            WebhookId = Either(one.WebhookId, other.WebhookId),
            LinkId = Either(one.LinkId, other.LinkId),
            OrderId = Either(one.OrderId, other.OrderId),
            TaskId = Either(one.TaskId, other.TaskId),
            UserId = Either(one.UserId, other.UserId),
            Source = Either(Marked(one), Marked(other)) ?? Unmarked,
            CreatedAt = Earlier(one.CreatedAt, other.CreatedAt),
            ReceivedAt = Earlier(Known(one.ReceivedAt), Known(other.ReceivedAt)) ?? default,
            Attempts = Math.Max(one.Attempts, other.Attempts),
            LastTrouble = troubled.LastTrouble,
            LastTroubleAt = troubled.LastTroubleAt,
            PublishedAt = published.PublishedAt,
            Enrichment = published.Enrichment,
            DataRef = published.DataRef,
            DeadLetteredAt = dead.DeadLetteredAt,
            DeadLetterReason = dead.DeadLetterReason,
        };
    }

    // The first one is what the consumers got: duplicate detection has dropped any other.
    private static bool IsFirstPublication(LedgerEntry one, LedgerEntry other) =>
        (one.PublishedAt ?? DateTimeOffset.MaxValue).CompareTo(other.PublishedAt ?? DateTimeOffset.MaxValue) switch
        {
            0 => Compare((one.Enrichment, one.DataRef?.OriginalString), (other.Enrichment, other.DataRef?.OriginalString)) >= 0,
            var order => order < 0,
        };

    private static bool IsLastTrouble(LedgerEntry one, LedgerEntry other) =>
        Nullable.Compare(one.LastTroubleAt, other.LastTroubleAt) switch
        {
            0 => string.CompareOrdinal(one.LastTrouble, other.LastTrouble) >= 0,
            var order => order > 0,
        };

    private static bool IsLastDeadLetter(LedgerEntry one, LedgerEntry other) =>
        Nullable.Compare(one.DeadLetteredAt, other.DeadLetteredAt) switch
        {
            0 => string.CompareOrdinal(one.DeadLetterReason, other.DeadLetterReason) >= 0,
            var order => order > 0,
        };

    private static int Compare((string? First, string? Second) one, (string? First, string? Second) other) =>
        string.CompareOrdinal(one.First, other.First) is not 0 and var order
            ? order
            : string.CompareOrdinal(one.Second, other.Second);

    // Two that differ come from two copies of the event; which of them stays must not depend on the order.
    private static string? Either(string? one, string? other)
    {
        if (string.IsNullOrEmpty(one)) return string.IsNullOrEmpty(other) ? null : other;
        return string.IsNullOrEmpty(other) || string.CompareOrdinal(one, other) <= 0 ? one : other;
    }

    // A record that does not care says "push", the default: the other one knows better.
    private static string? Marked(LedgerEntry entry) => entry.Source == Unmarked ? null : entry.Source;

    private static DateTimeOffset? Known(DateTimeOffset time) => time == default ? null : time;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other ?? one : one;
}
