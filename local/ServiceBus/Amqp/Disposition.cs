using Amqp.Framing;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>A client's delivery state, applied to the queue, and the state that answers it.</summary>
internal static class Disposition
{
    internal static DeliveryState Apply(MessageQueue queue, Guid token, DeliveryState? state)
    {
        var (outcome, answer) = state switch
        {
            Accepted => (queue.Complete(token), (DeliveryState)new Accepted()),
            Released => (queue.Release(token), new Released()),
            Modified { UndeliverableHere: true } modified => (queue.Defer(token, Changes(modified.MessageAnnotations)), new Accepted()),
            Modified modified => (queue.Abandon(token, Changes(modified.MessageAnnotations)), new Accepted()),

            // A rejected answer would mean that dead-lettering failed.
            Rejected rejected => (queue.DeadLetter(token, Changes(rejected.Error?.Info) ?? []), new Accepted()),
            _ => ((SettleOutcome?)null, new Rejected { Error = Errors.NotImplemented("such delivery state") }),
        };
        return outcome == SettleOutcome.LockLost ? new Rejected { Error = Errors.LockLost() } : answer;
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
