namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What became of sent messages.</summary>
internal enum SendOutcome
{
    /// <summary>In the queue, or scheduled.</summary>
    Enqueued,

    /// <summary>Known by its MessageId: accepted and dropped.</summary>
    Duplicate,

    /// <summary>A message is larger than the queue takes.</summary>
    TooLarge,

    /// <summary>The queue has no room.</summary>
    Full,

    /// <summary>The queue requires message sessions, and a message has none.</summary>
    SessionMissing,
}
