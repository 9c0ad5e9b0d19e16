using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

/// <summary>A consumer that keeps what it is handed.</summary>
internal sealed class RecordingConsumer(bool deletes = false) : IConsumer
{
    private readonly List<(QueueMessage Message, MessageLock? Taken)> _got = [];

    public bool DeletesOnReceive => deletes;

    public object? Owner { get; init; }

    internal bool HasLostItsSession { get; private set; }

    internal IEnumerable<string> Ids => _got.Select(delivery => delivery.Message.MessageId);

    internal (QueueMessage Message, MessageLock? Taken) Last => _got[^1];

    internal IReadOnlyList<(QueueMessage Message, MessageLock? Taken)> All => _got;

    internal int Count => _got.Count;

    internal int Drains { get; private set; }

    public void Deliver(QueueMessage message, MessageLock? taken) => _got.Add((message, taken));

    public void Drained() => Drains++;

    public void SessionLost() => HasLostItsSession = true;
}
