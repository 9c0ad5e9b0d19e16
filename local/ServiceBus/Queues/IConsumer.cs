namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Someone who receives from a queue. Called under the gate: it only takes note.</summary>
internal interface IConsumer
{
    /// <summary>Whether messages are gone once handed out.</summary>
    bool DeletesOnReceive { get; }

    /// <summary>Who stands behind it: requests of the same owner may act on a session that it holds.</summary>
    object? Owner { get; }

    /// <summary>Takes a message; <paramref name="taken"/> is null when the consumer deletes on receive.</summary>
    void Deliver(QueueMessage message, MessageLock? taken);

    /// <summary>All that could be delivered was: the rest of the credit is void.</summary>
    void Drained();

    /// <summary>The lock of its session ended: it gets nothing more.</summary>
    void SessionLost();
}
