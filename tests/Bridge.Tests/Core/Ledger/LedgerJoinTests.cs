using Bridge.Core.Ledger;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Ledger;

[Properties(MaxTest = 2000, Arbitrary = [typeof(AnyRecord)])]
public sealed class LedgerJoinTests
{
    [Property]
    public bool Join_EitherWayRound_IsTheSame(LedgerEntry one, LedgerEntry other) =>
        one.JoinedWith(other) == other.JoinedWith(one);

    [Property]
    public bool Join_InAnyGrouping_IsTheSame(LedgerEntry a, LedgerEntry b, LedgerEntry c) =>
        a.JoinedWith(b).JoinedWith(c) == a.JoinedWith(b.JoinedWith(c));

    [Property]
    public bool Join_AgainWithTheSame_ChangesNothing(LedgerEntry one, LedgerEntry other) =>
        one.JoinedWith(other).JoinedWith(other) == one.JoinedWith(other);

    [Property]
    public bool Join_WithARecordThatSaysNothing_ChangesNothing(LedgerEntry one) =>
        one.JoinedWith(new LedgerEntry(one.EventId)) == one.JoinedWith(one);

    [Property]
    public bool Join_AnyOrderOfRecords_LeadsToOneEntryThatKeepsThePublication(LedgerEntry[] records, int seed)
    {
        var all = records.Append(new LedgerEntry("event") { PublishedAt = SomeEntries.Time, Enrichment = "complete" }).ToArray();
        var shuffled = all.ToArray();
        new Random(seed).Shuffle(shuffled);

        var entry = all.Aggregate(LedgerJoin.JoinedWith);

        return entry == shuffled.Aggregate(LedgerJoin.JoinedWith) && entry.PublishedAt <= SomeEntries.Time;
    }

    [Property]
    public bool Join_NullMembers_NeverClear(LedgerEntry one, LedgerEntry other)
    {
        var joined = one.JoinedWith(other);
        return (string.IsNullOrEmpty(one.OrderId) || joined.OrderId is not null)
            && (string.IsNullOrEmpty(one.WebhookId) || joined.WebhookId is not null)
            && (one.PublishedAt is null || joined.PublishedAt <= one.PublishedAt) && joined.Attempts >= one.Attempts
            && (one.LastTrouble is null || one.LastTroubleAt is null || joined.LastTroubleAt >= one.LastTroubleAt)
            && (one.DeadLetteredAt is null || joined.DeadLetteredAt >= one.DeadLetteredAt)
            && (one.ReceivedAt == default || joined.ReceivedAt <= one.ReceivedAt);
    }

    [Fact]
    public void Join_FirstPublication_BringsItsOwnDataReference()
    {
        var first = new LedgerEntry("e") { PublishedAt = SomeEntries.Time, Enrichment = "complete" };
        var second = first with { PublishedAt = SomeEntries.Time.AddSeconds(1), DataRef = new Uri("https://host/second") };

        Assert.Equal(first, second.JoinedWith(first));
    }

    [Fact]
    public void Join_PushAndPulled_IsPulled() =>
        Assert.Equal("pulled", new LedgerEntry("e").JoinedWith(new LedgerEntry("e") { Source = "pulled" }).Source);

    [Fact]
    public void Join_TwoEvents_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new LedgerEntry("e").JoinedWith(new LedgerEntry("f")));
}

/// <summary>Records of one event that say any part of what can be said, from few values, so that they often collide.</summary>
internal static class AnyRecord
{
    public static Arbitrary<LedgerEntry> Records() => (
        from ids in Gen.ArrayOf(Text("", "a", "b"), 6)
        from source in Gen.Elements("push", "pulled")
        from times in Gen.ArrayOf(Time, 5)
        from attempts in Gen.Choose(0, 3)
        from trouble in Text("throttled", "unavailable")
        from enrichment in Text("complete", "partial")
        from reference in Text("https://host/1", "https://host/2")
        from reason in Text("BRG141", "BRG142")
        select new LedgerEntry("event")
        {
            EventType = ids[0] ?? "", WebhookId = ids[1], LinkId = ids[2], OrderId = ids[3], TaskId = ids[4], UserId = ids[5],
            Source = source, CreatedAt = times[0], ReceivedAt = times[1] ?? default, Attempts = attempts, LastTrouble = trouble,
            LastTroubleAt = times[2], PublishedAt = times[3], Enrichment = enrichment,
            DataRef = reference is null ? null : new Uri(reference), DeadLetteredAt = times[4], DeadLetterReason = reason,
        }).ToArbitrary();

    private static Gen<DateTimeOffset?> Time => Gen.Elements<DateTimeOffset?>(
        null, SomeEntries.Time, SomeEntries.Time.AddSeconds(1), SomeEntries.Time.AddDays(-1));

    private static Gen<string?> Text(params string?[] values) => Gen.Elements([null, .. values]);
}
