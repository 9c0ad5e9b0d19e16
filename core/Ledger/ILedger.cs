namespace Bridge.Core.Ledger;

/// <summary>Every event that enriching has seen, durable, for as long as Truv keeps its own history and longer.</summary>
public interface ILedger
{
    /// <summary>Finds entries by event id, in as few requests as the store allows.</summary>
    /// <returns>The known ones; an unknown id has no member.</returns>
    Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(
        IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken);

    /// <summary>
    /// Adds to what is known of an event; returns when it is durable. A null member leaves what is there: whoever records a
    /// postponement cannot undo a publication. Calls that come together are written together.
    /// </summary>
    Task RecordAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>Finds entries by what an operator has at hand, newest first.</summary>
    /// <param name="id">An event id, <c>webhook_id</c>, <c>link_id</c> or <c>order_id</c>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    IAsyncEnumerable<LedgerEntry> SearchAsync(string id, CancellationToken cancellationToken);
}
