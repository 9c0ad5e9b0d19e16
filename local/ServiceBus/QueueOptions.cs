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
}
