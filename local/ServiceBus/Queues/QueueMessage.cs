using Amqp;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>A message in a queue. The sections of the content are never changed, only replaced.</summary>
internal sealed class QueueMessage(Message content, string messageId, long sequenceNumber, DateTimeOffset enqueuedAt)
{
    internal Message Content { get; set; } = content;

    internal string MessageId { get; } = messageId;

    internal long SequenceNumber { get; } = sequenceNumber;

    internal DateTimeOffset EnqueuedAt { get; } = enqueuedAt;

    internal DateTimeOffset? ScheduledFor { get; init; }

    internal DateTimeOffset? ExpiresAt { get; init; }

    internal string? DeadLetterSource { get; init; }

    internal bool IsDeferred { get; set; }

    /// <summary>Deliveries that ended without the message being settled for good.</summary>
    internal int DeliveryCount { get; set; }
}
