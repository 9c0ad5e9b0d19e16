using Amqp;
using Amqp.Framing;
using Amqp.Transactions;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>A client's delivery state, applied to the queue, and the state that answers it.</summary>
internal static class Disposition
{
    internal static DeliveryState Apply(
        BrokerParts parts, Session session, MessageQueue queue, Guid token, DeliveryState? state) =>
        state is TransactionalState transactional
            ? parts.Transactions.Settle(session, transactional, queue, token, Settlement(queue, token, transactional.Outcome))
            : Answer(queue, state, Settlement(queue, token, state)?.Invoke());

    internal static Outcome Answer(MessageQueue queue, DeliveryState? state, SettleOutcome? outcome) => outcome switch
    {
        null => new Rejected { Error = Errors.NotImplemented("such delivery state") },
        SettleOutcome.Settled when state is Released => new Released(),

        // Also for a rejected message: answering that with rejected would mean that dead-lettering failed.
        SettleOutcome.Settled => new Accepted(),
        _ => new Rejected { Error = Errors.LockLost(queue.Options) },
    };

    private static Func<SettleOutcome>? Settlement(MessageQueue queue, Guid token, DeliveryState? state) => state switch
    {
        Accepted => () => queue.Complete(token),
        Released => () => queue.Release(token),
        Modified { UndeliverableHere: true } modified => () => queue.Defer(token, Changes(modified.MessageAnnotations)),
        Modified modified => () => queue.Abandon(token, Changes(modified.MessageAnnotations)),
        Rejected rejected => () => queue.DeadLetter(token, Changes(rejected.Error?.Info) ?? []),
        _ => null,
    };

    // Keys are symbols or strings, by client; indexing by either fails for the other, so they are enumerated.
    private static Dictionary<string, object>? Changes(Map? fields)
    {
        if (fields is null) return null;
        var changes = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in fields) changes[name.ToString()!] = value;
        return changes;
    }
}
