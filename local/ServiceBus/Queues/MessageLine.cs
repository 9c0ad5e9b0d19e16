namespace Bridge.Local.ServiceBus.Queues;

/// <summary>
/// The messages that wait, in the order of their numbers: new ones go to the end of a list, those given back into a sorted set,
/// so that a message costs the same however many wait. Used under the gate.
/// </summary>
internal sealed class MessageLine
{
    private readonly LinkedList<QueueMessage> _new = [];
    private readonly SortedSet<QueueMessage> _returned = new(ByNumber);

    private static readonly Comparer<QueueMessage> ByNumber =
        Comparer<QueueMessage>.Create((one, other) => one.SequenceNumber.CompareTo(other.SequenceNumber));

    internal int Count => _new.Count + _returned.Count;

    internal void Add(QueueMessage message)
    {
        if (_new.Last is { } last && last.Value.SequenceNumber > message.SequenceNumber) _returned.Add(message);
        else message.InLine = _new.AddLast(message);
    }

    internal void Remove(QueueMessage message)
    {
        if (message.InLine is { } node) _new.Remove(node);
        else _returned.Remove(message);
        message.InLine = null;
    }

    /// <summary>Takes the message with the lowest number; null when none waits.</summary>
    internal QueueMessage? Take()
    {
        var next = _new.First?.Value;
        if (_returned.Count > 0 && (next is null || _returned.Min!.SequenceNumber < next.SequenceNumber)) next = _returned.Min;
        if (next is not null) Remove(next);
        return next;
    }
}
