using Amqp.Framing;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>A client's delivery state, applied to the queue, and the state that answers it.</summary>
internal static class Disposition
{
    internal static DeliveryState Apply(MessageQueue queue, Guid token, DeliveryState? state)
    {
        SettleOutcome? outcome = state switch
        {
            Accepted => queue.Complete(token),
            Released => queue.Release(token),
            Modified { UndeliverableHere: true } modified => queue.Defer(token, Changes(modified.MessageAnnotations)),
            Modified modified => queue.Abandon(token, Changes(modified.MessageAnnotations)),
            Rejected rejected => queue.DeadLetter(token, Changes(rejected.Error?.Info) ?? []),
            _ => null,
        };
        return outcome switch
        {
            SettleOutcome.LockLost => new Rejected { Error = Errors.LockLost() },
            null => new Rejected { Error = Errors.NotImplemented("such delivery state") },

            // Also for a rejected message: answering that with rejected would mean that dead-lettering failed.
            _ => state is Released ? new Released() : new Accepted(),
        };
    }

    // Keys are symbols or strings, by client; indexing by either fails for the other, so they are enumerated.
    private static Dictionary<string, object>? Changes(Map? fields)
    {
        if (fields is null) return null;
        var changes = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in fields) changes[name.ToString()!] = value;
        return changes;
    }
}
