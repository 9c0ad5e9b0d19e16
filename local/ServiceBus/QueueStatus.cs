namespace Bridge.Local.ServiceBus;

/// <summary>What is in one queue now.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Active">Messages that can be received.</param>
/// <param name="Locked">Messages under peek-lock.</param>
/// <param name="Scheduled">Messages that become visible later.</param>
/// <param name="Deferred">Messages that are received by sequence number only.</param>
/// <param name="DeadLettered">Messages in its dead-letter queue.</param>
/// <param name="DuplicatesDropped">Sends that duplicate detection took for known.</param>
public sealed record QueueStatus(
    string Name, int Active, int Locked, int Scheduled, int Deferred, int DeadLettered, long DuplicatesDropped)
{
    /// <summary>Size of the queue and its dead-letter queue together, in bytes as encoded.</summary>
    public long Bytes { get; init; }
}
