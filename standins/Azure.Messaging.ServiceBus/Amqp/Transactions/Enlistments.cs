using System.Collections.Concurrent;
using System.Transactions;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>The ambient transactions in which a connection takes part.</summary>
internal sealed class Enlistments(Func<CancellationToken, Task<CoordinatorLink>> coordinator, TimeSpan patience)
{
    private readonly ConcurrentDictionary<string, Enlistment> _open = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Takes part in a transaction.</summary>
    /// <exception cref="InvalidOperationException">Somebody else takes part already.</exception>
    internal Enlistment Of(Transaction transaction)
    {
        var id = transaction.TransactionInformation.LocalIdentifier;
        lock (_gate)
        {
            if (_open.TryGetValue(id, out var known)) return known;
            var enlistment = new Enlistment(coordinator, patience, () => _open.TryRemove(id, out _));
            if (!transaction.EnlistPromotableSinglePhase(enlistment))
                throw new InvalidOperationException(
                    "Local transactions are not supported with other resource managers, nor with a second client.");
            return _open[id] = enlistment;
        }
    }
}
