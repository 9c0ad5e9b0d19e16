using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Messages to send, as AMQP.</summary>
internal static class MessageEncoder
{
    // What the service knows a batch by.
    private const uint BatchFormat = 0x80013700;

    internal static Message Encode(ServiceBusMessage message)
    {
        var encoded = new Message
        {
            BodySection = new Data { Binary = message.Body.ToArray() },
            Header = new Header { Durable = true },
            Properties = Properties(message),
            ApplicationProperties = new ApplicationProperties(),
        };
        if (message.TimeToLive < TimeSpan.MaxValue) Limit(encoded, message.TimeToLive, TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var (name, value) in message.ApplicationProperties) encoded.ApplicationProperties[name] = Value(value);
        encoded.MessageAnnotations = Annotations(message);
        return encoded;
    }

    /// <summary>Many messages as one transfer: each encoded as a whole, in a data section of its own.</summary>
    internal static Message Envelope(IReadOnlyList<Message> messages)
    {
        var first = messages[0];
        var bodies = new DataList();
        foreach (var message in messages) bodies.Add(new Data { Binary = Bytes(message) });
        var envelope = new Message
        {
            Format = BatchFormat,
            BodySection = bodies,
            Properties = new Properties(),
            MessageAnnotations = first.MessageAnnotations,
        };
        if (first.Properties.MessageId is { } id) envelope.Properties.MessageId = id;
        if (first.Properties.GroupId is { } group) envelope.Properties.GroupId = group;
        return envelope;
    }

    internal static byte[] Bytes(Message message)
    {
        var buffer = message.Encode();
        return buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray();
    }

    // The header holds 49 days at most; the two times hold any life, and go before it.
    private static void Limit(Message encoded, TimeSpan life, DateTime now)
    {
        encoded.Header.Ttl = (uint)Math.Min(life.TotalMilliseconds, uint.MaxValue);
        encoded.Properties.CreationTime = now;
        encoded.Properties.AbsoluteExpiryTime = life < DateTime.MaxValue - now ? now + life : DateTime.MaxValue;
    }

    private static MessageAnnotations? Annotations(ServiceBusMessage message)
    {
        var annotations = new MessageAnnotations();
        if (message.ScheduledEnqueueTime != default)
            annotations[new Symbol("x-opt-scheduled-enqueue-time")] = message.ScheduledEnqueueTime.UtcDateTime;
        if (message.PartitionKey is { } key) annotations[new Symbol("x-opt-partition-key")] = key;
        if (message.TransactionPartitionKey is { } via) annotations[new Symbol("x-opt-via-partition-key")] = via;
        return annotations.Map.Count > 0 ? annotations : null;
    }

    private static Properties Properties(ServiceBusMessage message)
    {
        var properties = new Properties();
        if (message.MessageId is not null) properties.MessageId = message.MessageId;
        if (message.SessionId is not null) properties.GroupId = message.SessionId;
        if (message.ReplyToSessionId is not null) properties.ReplyToGroupId = message.ReplyToSessionId;
        if (message.CorrelationId is not null) properties.CorrelationId = message.CorrelationId;
        if (message.Subject is not null) properties.Subject = message.Subject;
        if (message.ContentType is not null) properties.ContentType = message.ContentType;
        if (message.To is not null) properties.To = message.To;
        if (message.ReplyTo is not null) properties.ReplyTo = message.ReplyTo;
        return properties;
    }

    private static object Value(object value) => value switch
    {
        DateTimeOffset time => time.UtcDateTime,
        _ => value,
    };
}
