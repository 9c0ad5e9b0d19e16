namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What a queue and its dead-letter queue hold together, in bytes. Used under the gate.</summary>
internal sealed class QueueQuota(long limit)
{
    internal long Used { get; private set; }

    internal bool HasRoomFor(long bytes) => Used + bytes <= limit;

    internal void Add(long bytes) => Used += bytes;
}
