using System.Collections.Concurrent;
using Amqp;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>
/// Links whose attach is not answered yet. A client that gives up detaches, and the library closes the whole connection when
/// that finds the attach unanswered: the attach is answered just before.
/// </summary>
internal sealed class PendingAttaches
{
    private readonly ConcurrentDictionary<Link, PendingAttach> _pending = new();

    internal void Add(Link link, PendingAttach attach) => _pending[link] = attach;

    internal void Remove(Link link) => _pending.TryRemove(link, out _);

    internal void OnRemoteClose(Link link)
    {
        if (_pending.TryRemove(link, out var attach)) attach.GiveUp(Errors.Timeout());
    }
}
