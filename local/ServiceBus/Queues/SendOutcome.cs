namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What became of a sent message.</summary>
internal enum SendOutcome
{
    /// <summary>In the queue, or scheduled.</summary>
    Enqueued,

    /// <summary>Known by its MessageId: accepted and dropped.</summary>
    Duplicate,
}
