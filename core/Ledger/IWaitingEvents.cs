namespace Bridge.Core.Ledger;

/// <summary>Events that wait to be enriched, most of which the ledger does not know yet.</summary>
public interface IWaitingEvents
{
    /// <summary>Finds those that an id belongs to, as the ledger would have them; nothing is taken.</summary>
    /// <param name="id">Event id, <c>webhook_id</c>, <c>link_id</c>, <c>order_id</c>, <c>task_id</c> or <c>user_id</c>, whole.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="IOException">The queue cannot be looked into.</exception>
    Task<IReadOnlyList<LedgerEntry>> FindAsync(string id, CancellationToken cancellationToken);
}
