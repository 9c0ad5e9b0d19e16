namespace Bridge.Local.ServiceBus.Queues;

/// <summary>All messages of a queue in the order of their numbers, whatever their state. Used under the gate.</summary>
internal sealed class MessageIndex
{
    private readonly Dictionary<long, QueueMessage> _byNumber = [];
    private readonly LinkedList<QueueMessage> _inOrder = [];

    internal int Count => _byNumber.Count;

    internal IEnumerable<QueueMessage> All => _inOrder;

    /// <summary>Adds a message: to the end, since numbers grow, or to its old place when it was put back.</summary>
    internal void Add(QueueMessage message)
    {
        if (_inOrder.Last is not { } last || last.Value.SequenceNumber < message.SequenceNumber)
            message.InQueue = _inOrder.AddLast(message);
        else
            message.InQueue = _inOrder.AddBefore(From(message.SequenceNumber).First().InQueue!, message);
        _byNumber.Add(message.SequenceNumber, message);
    }

    internal void Remove(QueueMessage message)
    {
        _byNumber.Remove(message.SequenceNumber);
        _inOrder.Remove(message.InQueue!);
    }

    internal QueueMessage? Find(long sequenceNumber) => _byNumber.GetValueOrDefault(sequenceNumber);

    /// <summary>The messages from a number on.</summary>
    internal IEnumerable<QueueMessage> From(long sequenceNumber)
    {
        var node = Find(sequenceNumber)?.InQueue ?? _inOrder.First;
        for (; node is not null; node = node.Next)
        {
            if (node.Value.SequenceNumber >= sequenceNumber) yield return node.Value;
        }
    }
}
