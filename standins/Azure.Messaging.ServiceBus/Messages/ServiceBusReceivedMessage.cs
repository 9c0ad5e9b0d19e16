using System.Collections.ObjectModel;
using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>A message taken from a queue.</summary>
public class ServiceBusReceivedMessage
{
    private readonly AmqpAnnotatedMessage _amqp;

    internal ServiceBusReceivedMessage(AmqpAnnotatedMessage amqp, Guid lockToken)
    {
        _amqp = amqp;
        LockTokenGuid = lockToken;
        ApplicationProperties = new ReadOnlyDictionary<string, object>(amqp.ApplicationProperties!);
    }

    /// <summary>The bytes.</summary>
    /// <exception cref="NotSupportedException">The body is no data section.</exception>
    public BinaryData Body => RawMessage.Body(_amqp);

    /// <summary>Identity for duplicate detection.</summary>
    public string MessageId => _amqp.Properties.MessageId?.ToString() ?? "";

    /// <summary>The session that the message belongs to.</summary>
    public string? SessionId => _amqp.Properties.GroupId;

    /// <summary>The session for an answer.</summary>
    public string? ReplyToSessionId => _amqp.Properties.ReplyToGroupId;

    /// <summary>The key by which a partitioned queue placed the message.</summary>
    public string? PartitionKey => Annotation(RawMessage.PartitionKey) as string;

    /// <summary>The key by which a transaction was placed.</summary>
    public string? TransactionPartitionKey => Annotation(RawMessage.TransactionPartitionKey) as string;

    /// <summary>Identity of what the message belongs to.</summary>
    public string? CorrelationId => _amqp.Properties.CorrelationId?.ToString();

    /// <summary>Application-specific label.</summary>
    public string? Subject => _amqp.Properties.Subject;

    /// <summary>Media type of the body.</summary>
    public string? ContentType => _amqp.Properties.ContentType;

    /// <summary>Reserved for routing.</summary>
    public string? To => _amqp.Properties.To?.ToString();

    /// <summary>Where an answer should go.</summary>
    public string? ReplyTo => _amqp.Properties.ReplyTo?.ToString();

    /// <summary>How long the message lives.</summary>
    public TimeSpan TimeToLive => _amqp.Header.TimeToLive ?? TimeSpan.MaxValue;

    /// <summary>Application-specific properties.</summary>
    public IReadOnlyDictionary<string, object> ApplicationProperties { get; }

    /// <summary>How often the message was delivered, this time included unless it was only peeked.</summary>
    public int DeliveryCount => (int)(_amqp.Header.DeliveryCount ?? 0);

    /// <summary>Whether it is handed out to whoever receives.</summary>
    public ServiceBusMessageState State =>
        Annotation(RawMessage.State) is int state ? (ServiceBusMessageState)state : ServiceBusMessageState.Active;

    /// <summary>Its number in the queue.</summary>
    public long SequenceNumber => Annotation(RawMessage.SequenceNumber) is long number ? number : 0;

    /// <summary>The number that it had in the queue where it was enqueued first.</summary>
    public long EnqueuedSequenceNumber => Annotation(RawMessage.EnqueuedSequenceNumber) is long number ? number : 0;

    /// <summary>When it becomes, or became, visible.</summary>
    public DateTimeOffset ScheduledEnqueueTime => RawMessage.Time(_amqp, RawMessage.ScheduledTime);

    /// <summary>When the queue gives it up.</summary>
    public DateTimeOffset ExpiresAt => _amqp.Properties.AbsoluteExpiryTime
        ?? (DateTimeOffset.MaxValue - EnqueuedTime < TimeToLive ? DateTimeOffset.MaxValue : EnqueuedTime + TimeToLive);

    /// <summary>The queue in which it was dead-lettered.</summary>
    public string? DeadLetterSource => Annotation(RawMessage.DeadLetterSource) as string;

    /// <summary>When the queue took it.</summary>
    public DateTimeOffset EnqueuedTime => RawMessage.Time(_amqp, RawMessage.EnqueuedTime);

    /// <summary>Until when it is locked.</summary>
    public DateTimeOffset LockedUntil => Renewed ?? RawMessage.Time(_amqp, RawMessage.LockedUntil);

    /// <summary>Token of the lock.</summary>
    public string LockToken => LockTokenGuid.ToString();

    /// <summary>Why it was dead-lettered.</summary>
    public string? DeadLetterReason => ApplicationProperties.GetValueOrDefault(RawMessage.DeadLetterReason) as string;

    /// <summary>More on why it was dead-lettered.</summary>
    public string? DeadLetterErrorDescription =>
        ApplicationProperties.GetValueOrDefault(RawMessage.DeadLetterDescription) as string;

    /// <summary>Makes a received message of AMQP sections.</summary>
    public static ServiceBusReceivedMessage FromAmqpMessage(AmqpAnnotatedMessage message, BinaryData lockTokenBytes)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(lockTokenBytes);
        return new ServiceBusReceivedMessage(message, new Guid(lockTokenBytes.ToMemory().Span));
    }

    /// <summary>The message as AMQP has it.</summary>
    public AmqpAnnotatedMessage GetRawAmqpMessage() => _amqp;

    internal Guid LockTokenGuid { get; }

    /// <summary>The end of its lock after a renewal; null before.</summary>
    internal DateTimeOffset? Renewed { get; set; }

    /// <summary>How it came; null when it was looked up over the management links.</summary>
    internal LinkDelivery? Delivery { get; init; }

    private object? Annotation(string name) => RawMessage.Annotation(_amqp, name);
}
