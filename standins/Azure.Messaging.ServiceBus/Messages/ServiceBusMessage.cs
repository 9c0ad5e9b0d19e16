namespace Azure.Messaging.ServiceBus;

/// <summary>A message to send.</summary>
public class ServiceBusMessage
{
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

    /// <summary>Creates a copy of a received message, to be sent again.</summary>
    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        ArgumentNullException.ThrowIfNull(receivedMessage);
        Body = receivedMessage.Body;
        MessageId = receivedMessage.MessageId;
        CorrelationId = receivedMessage.CorrelationId;
        Subject = receivedMessage.Subject;
        ContentType = receivedMessage.ContentType;
        To = receivedMessage.To;
        ReplyTo = receivedMessage.ReplyTo;
        TimeToLive = receivedMessage.TimeToLive;
        foreach (var (name, value) in receivedMessage.ApplicationProperties) ApplicationProperties[name] = value;
    }

    /// <summary>The bytes.</summary>
    public BinaryData Body { get; set; }

    /// <summary>Identity for duplicate detection.</summary>
    public string? MessageId { get; set; }

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

    /// <summary>How long the message lives.</summary>
    /// <value>Default: as long as the queue allows.</value>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.MaxValue;

    /// <summary>When the message becomes visible.</summary>
    /// <value>Default: at once.</value>
    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    /// <summary>Application-specific properties.</summary>
    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();
}
