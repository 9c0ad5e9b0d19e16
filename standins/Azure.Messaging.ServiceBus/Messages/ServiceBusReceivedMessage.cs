using System.Collections.ObjectModel;
using Amqp.Types;
using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>A message taken from a queue.</summary>
public class ServiceBusReceivedMessage
{
    private readonly global::Amqp.Message _amqp;
    private readonly bool _isPeeked;

    internal ServiceBusReceivedMessage(global::Amqp.Message amqp, Guid lockToken, bool isPeeked = false)
    {
        _amqp = amqp;
        _isPeeked = isPeeked;
        LockTokenGuid = lockToken;
        Body = BinaryData.FromBytes(MessageBody.Read(amqp));
        ApplicationProperties = new ReadOnlyDictionary<string, object>(
            amqp.ApplicationProperties?.Map.ToDictionary(pair => (string)pair.Key, pair => pair.Value) ?? []);
    }

    /// <summary>The bytes.</summary>
    public BinaryData Body { get; }

    /// <summary>Identity for duplicate detection.</summary>
    public string MessageId => _amqp.Properties?.GetMessageId()?.ToString() ?? "";

    /// <summary>The session that the message belongs to.</summary>
    public string? SessionId => _amqp.Properties?.GroupId;

    /// <summary>The session for an answer.</summary>
    public string? ReplyToSessionId => _amqp.Properties?.ReplyToGroupId;

    /// <summary>The key by which a partitioned queue placed the message.</summary>
    public string? PartitionKey => Annotation("x-opt-partition-key") as string;

    /// <summary>The key by which a transaction was placed.</summary>
    public string? TransactionPartitionKey => Annotation("x-opt-via-partition-key") as string;

    /// <summary>Identity of what the message belongs to.</summary>
    public string? CorrelationId => _amqp.Properties?.GetCorrelationId()?.ToString();

    /// <summary>Application-specific label.</summary>
    public string? Subject => _amqp.Properties?.Subject;

    /// <summary>Media type of the body.</summary>
    public string? ContentType => _amqp.Properties?.ContentType?.ToString();

    /// <summary>Reserved for routing.</summary>
    public string? To => _amqp.Properties?.To;

    /// <summary>Where an answer should go.</summary>
    public string? ReplyTo => _amqp.Properties?.ReplyTo;

    /// <summary>How long the message lives.</summary>
    public TimeSpan TimeToLive => _amqp.Properties is { AbsoluteExpiryTime: var end, CreationTime: var begin } && end > begin && begin > DateTime.UnixEpoch
        ? end - begin
        : _amqp.Header is { Ttl: > 0 and < uint.MaxValue } header ? TimeSpan.FromMilliseconds(header.Ttl) : TimeSpan.MaxValue;

    /// <summary>Application-specific properties.</summary>
    public IReadOnlyDictionary<string, object> ApplicationProperties { get; }

    /// <summary>How often the message was delivered, this time included unless it was only peeked.</summary>
    public int DeliveryCount => (int)(_amqp.Header?.DeliveryCount ?? 0) + (_isPeeked ? 0 : 1);

    /// <summary>Whether it is handed out to whoever receives.</summary>
    public ServiceBusMessageState State =>
        Annotation("x-opt-message-state") is int state ? (ServiceBusMessageState)state : ServiceBusMessageState.Active;

    /// <summary>Its number in the queue.</summary>
    public long SequenceNumber => Annotation("x-opt-sequence-number") is long number ? number : 0;

    /// <summary>The number that it had in the queue where it was enqueued first.</summary>
    public long EnqueuedSequenceNumber => Annotation("x-opt-enqueue-sequence-number") is long number ? number : 0;

    /// <summary>When it becomes, or became, visible.</summary>
    public DateTimeOffset ScheduledEnqueueTime => Time("x-opt-scheduled-enqueue-time");

    /// <summary>When the queue gives it up.</summary>
    public DateTimeOffset ExpiresAt =>
        DateTimeOffset.MaxValue - EnqueuedTime < TimeToLive ? DateTimeOffset.MaxValue : EnqueuedTime + TimeToLive;

    /// <summary>The queue in which it was dead-lettered.</summary>
    public string? DeadLetterSource => Annotation("x-opt-deadletter-source") as string;

    /// <summary>When the queue took it.</summary>
    public DateTimeOffset EnqueuedTime => Time("x-opt-enqueued-time");

    /// <summary>Until when it is locked.</summary>
    public DateTimeOffset LockedUntil => Renewed ?? Time("x-opt-locked-until");

    /// <summary>Token of the lock.</summary>
    public string LockToken => LockTokenGuid.ToString();

    /// <summary>Why it was dead-lettered.</summary>
    public string? DeadLetterReason => ApplicationProperties.GetValueOrDefault("DeadLetterReason") as string;

    /// <summary>More on why it was dead-lettered.</summary>
    public string? DeadLetterErrorDescription =>
        ApplicationProperties.GetValueOrDefault("DeadLetterErrorDescription") as string;

    internal Guid LockTokenGuid { get; }

    /// <summary>The end of its lock after a renewal; null before.</summary>
    internal DateTimeOffset? Renewed { get; set; }

    /// <summary>How it came; null when it was looked up over the management links.</summary>
    internal LinkDelivery? Delivery { get; init; }

    private object? Annotation(string name) => _amqp.MessageAnnotations?[new Symbol(name)];

    private DateTimeOffset Time(string name) =>
        Annotation(name) is DateTime time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : default;
}
