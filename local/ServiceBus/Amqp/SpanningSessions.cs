using System.Collections.Concurrent;
using Amqp;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>
/// AMQP sessions with a coordinator, on which a transaction may span queues: what is sent to others goes through the queue of the
/// first link, so that nothing can be received from another one.
/// </summary>
internal sealed class SpanningSessions
{
    private readonly ConcurrentDictionary<Session, string> _through = new();

    /// <summary>A coordinator was attached.</summary>
    internal void Add(Session session)
    {
        if (_through.TryAdd(session, "")) session.AddClosedCallback((_, _) => _through.TryRemove(session, out _));
    }

    /// <summary>Whether a link to a queue may be attached; the first one decides what may be received.</summary>
    internal bool Admits(Session session, string queue, bool receives)
    {
        if (!_through.ContainsKey(session) || _through.TryUpdate(session, queue, "")) return true;
        return !receives || _through.GetValueOrDefault(session, queue).Equals(queue, StringComparison.OrdinalIgnoreCase);
    }
}
