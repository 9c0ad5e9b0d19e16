namespace Bridge.Local.ServiceBus;

/// <summary>One queue of the broker.</summary>
/// <param name="Name">Its name; compared without case.</param>
public sealed record QueueOptions(string Name)
{
    /// <summary>How long a received message is locked.</summary>
    /// <value>Default 1 minute, as in Azure.</value>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Deliveries before a message is dead-lettered.</summary>
    /// <value>Default 10, as in Azure.</value>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>How long MessageIds are remembered.</summary>
    /// <value>Default null: no duplicate detection.</value>
    public TimeSpan? DuplicateDetectionWindow { get; init; }

    /// <summary>How long a message lives when it does not say.</summary>
    /// <value>Default null: for ever.</value>
    public TimeSpan? DefaultTimeToLive { get; init; }

    /// <summary>Largest message in bytes, as encoded.</summary>
    /// <value>Default 262 144 (256 KiB), as in Azure's Standard tier.</value>
    public int MaxMessageBytes { get; init; } = 256 * 1024;

    /// <summary>Largest batch of messages in bytes: as large as a message, but never above 1 MiB, as in Azure.</summary>
    internal long MaxBatchBytes => Math.Min(MaxMessageBytes, 1024 * 1024);

    /// <summary>Largest size of the queue and its dead-letter queue together, in bytes as encoded.</summary>
    /// <value>Default 1 GiB, the smallest size in Azure.</value>
    public long MaxSizeBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Whether messages whose life is over are dead-lettered; otherwise they are dropped.</summary>
    /// <value>Default false, as in Azure.</value>
    public bool DeadLetteringOnMessageExpiration { get; init; }

    /// <summary>Whether every message belongs to a message session, and is received by the holder of the session only.</summary>
    /// <value>Default false.</value>
    public bool RequiresSession { get; init; }

    /// <summary>The queue that gets everything sent to this one.</summary>
    /// <value>Default null: none.</value>
    public string? ForwardTo { get; init; }

    /// <summary>The queue that gets the dead letters of this one.</summary>
    /// <value>Default null: its own dead-letter queue.</value>
    public string? ForwardDeadLetteredMessagesTo { get; init; }
}
