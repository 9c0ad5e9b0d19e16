using Amqp;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>A message in a queue. The sections of the content are never changed, only replaced.</summary>
internal sealed class QueueMessage(Message content, string messageId, long sequenceNumber, DateTimeOffset enqueuedAt)
{
    internal Message Content { get; set; } = content;

    internal string MessageId { get; } = messageId;

    internal long SequenceNumber { get; } = sequenceNumber;

    /// <summary>The number that it had in the queue that took it first.</summary>
    /// <value>Default: its own.</value>
    internal long EnqueuedNumber { get => field == 0 ? SequenceNumber : field; init; }

    internal DateTimeOffset EnqueuedAt { get; } = enqueuedAt;

    /// <summary>Size in bytes, as encoded when it came.</summary>
    internal int Bytes { get; init; }

    internal DateTimeOffset? ScheduledFor { get; init; }

    internal DateTimeOffset? ExpiresAt { get; init; }

    internal string? DeadLetterSource { get; init; }

    internal MessagePlace Place { get; set; }

    /// <summary>Whether it was deferred, which outlasts a lock.</summary>
    internal bool IsDeferred { get; set; }

    /// <summary>Deliveries that ended without the message being settled for good.</summary>
    internal int DeliveryCount { get; set; }

    /// <summary>Its node among all messages of the queue.</summary>
    internal LinkedListNode<QueueMessage>? InQueue { get; set; }

    /// <summary>Its node among those that were never given back; null for others.</summary>
    internal LinkedListNode<QueueMessage>? InLine { get; set; }

    /// <summary>The message session that it belongs to, in a queue that requires them.</summary>
    internal string? SessionId => Content.Properties?.GroupId;
}
