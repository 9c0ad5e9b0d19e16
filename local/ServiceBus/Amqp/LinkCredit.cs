using Amqp;
using Amqp.Listener;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>
/// Sends on a link and keeps the library's count of its credit right: a flow that grants nothing new, as one that is only
/// repeated, the library takes for the end of all credit, and counts what is outstanding once more with the next flow.
/// </summary>
internal sealed class LinkCredit(ListenerLink link)
{
    private readonly Lock _gate = new();
    private long _limit;
    private long _sent;

    /// <summary>Sends one delivery.</summary>
    internal void Send(Message delivery)
    {
        lock (_gate)
        {
            link.SendMessage(delivery);
            _sent++;
        }
    }

    /// <summary>Takes note of a flow.</summary>
    /// <param name="messages">How many messages more than before the client takes, by the library's count.</param>
    internal void Grant(int messages)
    {
        lock (_gate)
        {
            _limit += messages;
            if (messages <= 0 && !link.IsDraining) link.SetCredit((int)Math.Max(0, _limit - _sent), drain: false, autoRestore: false);
        }
    }

    /// <summary>Tells the client that it has got everything and that its credit is used up.</summary>
    internal void Drain()
    {
        lock (_gate)
        {
            link.SetCredit(0, drain: true, autoRestore: false);
            _limit = _sent;
        }
    }
}
