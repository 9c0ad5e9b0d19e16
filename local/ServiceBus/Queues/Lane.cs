namespace Bridge.Local.ServiceBus.Queues;

/// <summary>
/// Messages that are handed out in one order: all of a plain queue, or those of one message session. Used under the gate.
/// </summary>
/// <param name="session">The message session; null for a plain queue.</param>
internal sealed class Lane(string? session)
{
    internal string? Session { get; } = session;

    internal MessageLine Line { get; } = new();

    internal Dispatcher Dispatcher { get; } = new();

    /// <summary>Locks that came from here. In a plain queue all last equally long, so the first one ends first.</summary>
    internal LinkedList<MessageLock> Locks { get; } = [];

    /// <summary>Messages that are deferred.</summary>
    internal int Deferred { get; set; }

    /// <summary>Who holds the session; null when nobody does.</summary>
    internal SessionHold? Hold { get; set; }

    /// <summary>What the application keeps with the session.</summary>
    internal byte[]? State { get; set; }

    /// <summary>When the state was set.</summary>
    internal DateTimeOffset StateSetAt { get; set; }

    /// <summary>Its node among the sessions that nobody holds and that have messages.</summary>
    internal LinkedListNode<Lane>? Offered { get; set; }

    /// <summary>Whether it has something to hand out or to offer.</summary>
    internal bool IsTouched { get; set; }

    internal bool IsEmpty => Line.Count == 0 && Locks.Count == 0 && Deferred == 0 && Hold is null && State is null;
}
