namespace Bridge.Core.Ledger;

/// <summary>
/// Every event that enriching has seen, durable, for as long as Truv keeps its own history and longer. Trouble with the store
/// is a <see cref="LedgerException"/> that says what to do.
/// </summary>
public interface ILedger
{
    /// <summary>Finds entries by event id, in as few requests as the store allows.</summary>
    /// <returns>The known ones; an unknown id has no member.</returns>
    Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(
        IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken);

    /// <summary>
    /// Adds to what is known of an event; returns when it is durable. The order in which records come does not matter (see
    /// <see cref="LedgerJoin"/>): a null member leaves what is there, so whoever records a postponement cannot undo a
    /// publication. Calls that come together are written together. After a cancellation it may have been recorded or not.
    /// </summary>
    Task RecordAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>Finds entries by what an operator has at hand, newest first.</summary>
    /// <param name="id">An event id, <c>webhook_id</c>, <c>link_id</c>, <c>order_id</c>, <c>task_id</c> or <c>user_id</c>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    IAsyncEnumerable<LedgerEntry> SearchAsync(string id, CancellationToken cancellationToken);
}
