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
    /// <exception cref="LedgerException">The ledger cannot be asked.</exception>
    public async Task<GapPage> ReadAsync(DeliveryWindow window, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var query = new TruvDeliveryQuery { CreatedFrom = window.From, CreatedTo = window.To, Cursor = window.Cursor };
        var page = await deliveries.ReadAsync(query, cancellationToken);
        if (page.Outcome != TruvOutcome.Found) return new GapPage(page.Outcome, 0, [], [], null);

        var ours = page.Rows.Where(row => limits.AreOurs(row.WebhookUrl)).ToArray();
        var missing = new Dictionary<string, MissingEvent>(StringComparer.Ordinal);
        var unreadable = new List<UnreadableDelivery>();
        foreach (var row in ours) Sort(row, missing, unreadable);
        foreach (var known in (await KnownAsync(missing.Keys, cancellationToken)).Keys) missing.Remove(known);
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

    private Task<IReadOnlyDictionary<string, LedgerEntry>> KnownAsync(
        Dictionary<string, MissingEvent>.KeyCollection ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? Task.FromResult<IReadOnlyDictionary<string, LedgerEntry>>(new Dictionary<string, LedgerEntry>())
            : ledger.FindAsync(ids, cancellationToken);
}
