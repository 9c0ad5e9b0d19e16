using Azure.Core.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>A message to send.</summary>
public class ServiceBusMessage
{
    private const int MaxIdChars = 128;

    private readonly AmqpAnnotatedMessage _amqp;

    /// <summary>Creates an empty message.</summary>
    public ServiceBusMessage()
        : this(ReadOnlyMemory<byte>.Empty)
    {
    }

    /// <summary>Creates a message of UTF-8 text.</summary>
    public ServiceBusMessage(string? body)
        : this(BinaryData.FromString(body ?? ""))
    {
    }

    /// <summary>Creates a message of bytes.</summary>
    public ServiceBusMessage(ReadOnlyMemory<byte> body)
        : this(BinaryData.FromBytes(body))
    {
    }

    /// <summary>Creates a message of bytes.</summary>
    public ServiceBusMessage(BinaryData body)
        : this(new AmqpAnnotatedMessage(RawMessage.BodyOf(body)))
    {
    }

    /// <summary>Creates a message of AMQP sections.</summary>
    public ServiceBusMessage(AmqpAnnotatedMessage message) => _amqp = message;

    /// <summary>Creates a copy of a received message, to be sent again; why it was dead-lettered stays behind.</summary>
    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        ArgumentNullException.ThrowIfNull(receivedMessage);
        _amqp = RawMessage.ToSendAgain(receivedMessage.GetRawAmqpMessage());
    }

    /// <summary>The bytes.</summary>
    /// <exception cref="NotSupportedException">The body is no data section.</exception>
    public BinaryData Body { get => RawMessage.Body(_amqp); set => _amqp.Body = RawMessage.BodyOf(value); }

    /// <summary>Identity for duplicate detection, 1 to 128 characters.</summary>
    public string? MessageId
    {
        get => _amqp.Properties.MessageId?.ToString();
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            _amqp.Properties.MessageId = new AmqpMessageId(Short(value, nameof(MessageId))!);
        }
    }

    /// <summary>The session that the message belongs to, 128 characters at most; it overrides a partition key.</summary>
    public string? SessionId
    {
        get => _amqp.Properties.GroupId;
        set
        {
            _amqp.Properties.GroupId = Short(value, nameof(SessionId));
            if (PartitionKey is not null) PartitionKey = value;
        }
    }

    /// <summary>The session for an answer, 128 characters at most.</summary>
    public string? ReplyToSessionId
    {
        get => _amqp.Properties.ReplyToGroupId;
        set => _amqp.Properties.ReplyToGroupId = Short(value, nameof(ReplyToSessionId));
    }

    /// <summary>The key by which a partitioned queue places the message; with a session it can be nothing but its id.</summary>
    public string? PartitionKey
    {
        get => RawMessage.Annotation(_amqp, RawMessage.PartitionKey) as string;
        set
        {
            if (SessionId is { } session && value != session)
                throw new ArgumentOutOfRangeException(nameof(value), $"The partition key {value} is not the session id {session}.");
            RawMessage.Annotate(_amqp, RawMessage.PartitionKey, Short(value, nameof(PartitionKey)));
        }
    }

    /// <summary>The key by which a transaction is placed on a partitioned queue.</summary>
    public string? TransactionPartitionKey
    {
        get => RawMessage.Annotation(_amqp, RawMessage.TransactionPartitionKey) as string;
        set => RawMessage.Annotate(_amqp, RawMessage.TransactionPartitionKey, Short(value, nameof(TransactionPartitionKey)));
    }

    /// <summary>Identity of what the message belongs to.</summary>
    public string? CorrelationId
    {
        get => _amqp.Properties.CorrelationId?.ToString();
        set => _amqp.Properties.CorrelationId = value is null ? null : new AmqpMessageId(value);
    }

    /// <summary>Application-specific label.</summary>
    public string? Subject { get => _amqp.Properties.Subject; set => _amqp.Properties.Subject = value; }

    /// <summary>Media type of the body.</summary>
    public string? ContentType { get => _amqp.Properties.ContentType; set => _amqp.Properties.ContentType = value; }

    /// <summary>Reserved for routing.</summary>
    public string? To
    {
        get => _amqp.Properties.To?.ToString();
        set => _amqp.Properties.To = value is null ? null : new AmqpAddress(value);
    }

    /// <summary>Where an answer should go.</summary>
    public string? ReplyTo
    {
        get => _amqp.Properties.ReplyTo?.ToString();
        set => _amqp.Properties.ReplyTo = value is null ? null : new AmqpAddress(value);
    }

    /// <summary>How long the message lives; more than zero.</summary>
    /// <value>Default: as long as the queue allows.</value>
    public TimeSpan TimeToLive
    {
        get => _amqp.Header.TimeToLive ?? TimeSpan.MaxValue;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _amqp.Header.TimeToLive = value;
        }
    }

    /// <summary>When the message becomes visible.</summary>
    /// <value>Default: at once.</value>
    public DateTimeOffset ScheduledEnqueueTime
    {
        get => RawMessage.Time(_amqp, RawMessage.ScheduledTime);
        set => RawMessage.Annotate(_amqp, RawMessage.ScheduledTime, value.UtcDateTime);
    }

    /// <summary>Application-specific properties.</summary>
    public IDictionary<string, object> ApplicationProperties => _amqp.ApplicationProperties!;

    /// <summary>The message as AMQP has it, live: what is changed there is sent.</summary>
    public AmqpAnnotatedMessage GetRawAmqpMessage() => _amqp;

    private static string? Short(string? value, string name) => value is null or { Length: <= MaxIdChars }
        ? value
        : throw new ArgumentOutOfRangeException(name, $"{name} is {value.Length} characters long; the most is {MaxIdChars}.");
}
