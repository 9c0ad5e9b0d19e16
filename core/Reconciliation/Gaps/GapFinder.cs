using Bridge.Core.Events;
using Bridge.Core.Ledger;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Deliveries;

namespace Bridge.Core.Reconciliation.Gaps;

/// <summary>Compares Truv's delivery history with the ledger, page by page. Changes nothing.</summary>
/// <param name="deliveries">The history.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="limits">Tells which deliveries are ours.</param>
public sealed class GapFinder(ITruvDeliveries deliveries, ILedger ledger, ReconciliationLimits limits)
{
    /// <summary>Reads and compares one page.</summary>
    /// <param name="window">The page.</param>
    /// <param name="backlog">What waited on the queue when the window ended, or later.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="LedgerException">The ledger cannot be asked.</exception>
    public async Task<GapPage> ReadAsync(DeliveryWindow window, ReceivedBacklog backlog, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(backlog);
        var query = new TruvDeliveryQuery { CreatedFrom = window.From, CreatedTo = window.To, Cursor = window.Cursor };
        var page = await deliveries.ReadAsync(query, cancellationToken);
        if (page.Outcome != TruvOutcome.Found) return new GapPage(page.Outcome, 0, [], [], null);

        var ours = page.Rows.Where(row => limits.AreOurs(row.WebhookUrl)).ToArray();
        var missing = new Dictionary<string, MissingEvent>(StringComparer.Ordinal);
        var unreadable = new List<UnreadableDelivery>();
        foreach (var row in ours) Sort(row, missing, unreadable);
        foreach (var known in (await KnownAsync(missing.Keys, cancellationToken)).Values)
        {
            if (LostSince(known, window, backlog) is { } lastSeen) missing[known.EventId] = missing[known.EventId] with { LastSeen = lastSeen };
            else missing.Remove(known.EventId);
        }

        return new GapPage(TruvOutcome.Found, ours.Length, [.. missing.Values], unreadable, page.NextCursor);
    }

    // What somebody accepted under a body that is no event, receiving has put into quarantine itself.
    private static void Sort(
        TruvDelivery row, Dictionary<string, MissingEvent> missing, List<UnreadableDelivery> unreadable)
    {
        var body = row.PayloadBytes();
        if (body.IsEmpty)
        {
            if (!row.WasAccepted) unreadable.Add(new UnreadableDelivery(row, null));
            return;
        }

        var verdict = TruvEventReader.Read(body, out var truvEvent);
        if (verdict is null) missing.TryAdd(truvEvent!.Id, new MissingEvent(truvEvent, body, row));
        else if (!row.WasAccepted) unreadable.Add(new UnreadableDelivery(row, verdict));
    }

    // Taken in and put off, or pulled before, and then gone from the queue: by a purge, most likely. What the ledger has heard of
    // only after the queue was looked along, nobody can judge.
    private static DateTimeOffset? LostSince(LedgerEntry entry, DeliveryWindow window, ReceivedBacklog backlog)
    {
        if (entry.PublishedAt is not null || entry.DeadLetteredAt is not null || backlog.MayHold(entry.EventId)) return null;
        var lastSeen = entry.LastTroubleAt is { } trouble && trouble > entry.ReceivedAt ? trouble : entry.ReceivedAt;
        return lastSeen != default && lastSeen <= window.To ? lastSeen : null;
    }

    private Task<IReadOnlyDictionary<string, LedgerEntry>> KnownAsync(
        Dictionary<string, MissingEvent>.KeyCollection ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? Task.FromResult<IReadOnlyDictionary<string, LedgerEntry>>(new Dictionary<string, LedgerEntry>())
            : ledger.FindAsync(ids, cancellationToken);
}
