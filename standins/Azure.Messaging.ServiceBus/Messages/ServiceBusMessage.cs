namespace Azure.Messaging.ServiceBus;

/// <summary>A message to send.</summary>
public class ServiceBusMessage
{
    private const int MaxIdChars = 128;

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
    public ServiceBusMessage(BinaryData body) => Body = body;

    /// <summary>Creates a copy of a received message, to be sent again; why it was dead-lettered stays behind.</summary>
    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        ArgumentNullException.ThrowIfNull(receivedMessage);
        Body = receivedMessage.Body;
        MessageId = receivedMessage.MessageId;
        SessionId = receivedMessage.SessionId;
        ReplyToSessionId = receivedMessage.ReplyToSessionId;
        if (receivedMessage.PartitionKey is { } key) PartitionKey = key;
        TransactionPartitionKey = receivedMessage.TransactionPartitionKey;
        CorrelationId = receivedMessage.CorrelationId;
        Subject = receivedMessage.Subject;
        ContentType = receivedMessage.ContentType;
        To = receivedMessage.To;
        ReplyTo = receivedMessage.ReplyTo;
        TimeToLive = receivedMessage.TimeToLive;
        foreach (var (name, value) in receivedMessage.ApplicationProperties)
        {
            if (name is not ("DeadLetterReason" or "DeadLetterErrorDescription")) ApplicationProperties[name] = value;
        }
    }

    /// <summary>The bytes.</summary>
    public BinaryData Body { get; set; }

    /// <summary>Identity for duplicate detection, 128 characters at most.</summary>
    public string? MessageId { get; set => field = Short(value, nameof(MessageId)); }

    /// <summary>The session that the message belongs to, 128 characters at most; it overrides a partition key.</summary>
    public string? SessionId
    {
        get;
        set
        {
            field = Short(value, nameof(SessionId));
            if (PartitionKey is not null) PartitionKey = field;
        }
    }

    /// <summary>The session for an answer, 128 characters at most.</summary>
    public string? ReplyToSessionId { get; set => field = Short(value, nameof(ReplyToSessionId)); }

    /// <summary>The key by which a partitioned queue places the message; with a session it can be nothing but its id.</summary>
    public string? PartitionKey
    {
        get;
        set
        {
            if (SessionId is { } session && value != session)
                throw new ArgumentOutOfRangeException(nameof(value), $"The partition key {value} is not the session id {session}.");
            field = Short(value, nameof(PartitionKey));
        }
    }

    /// <summary>The key by which a transaction is placed on a partitioned queue.</summary>
    public string? TransactionPartitionKey { get; set => field = Short(value, nameof(TransactionPartitionKey)); }

    /// <summary>Identity of what the message belongs to.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>Application-specific label.</summary>
    public string? Subject { get; set; }

    /// <summary>Media type of the body.</summary>
    public string? ContentType { get; set; }

    /// <summary>Reserved for routing.</summary>
    public string? To { get; set; }

    /// <summary>Where an answer should go.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>How long the message lives; more than zero.</summary>
    /// <value>Default: as long as the queue allows.</value>
    public TimeSpan TimeToLive
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    }
    = TimeSpan.MaxValue;

    /// <summary>When the message becomes visible.</summary>
    /// <value>Default: at once.</value>
    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    /// <summary>Application-specific properties.</summary>
    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();

    private static string? Short(string? value, string name) => value is null or { Length: <= MaxIdChars }
        ? value
        : throw new ArgumentOutOfRangeException(name, $"{name} is {value.Length} characters long; the most is {MaxIdChars}.");
}
