using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Messages to send, as AMQP.</summary>
internal static class MessageEncoder
{
    internal static Message Encode(ServiceBusMessage message)
    {
        var encoded = new Message
        {
            BodySection = new Data { Binary = message.Body.ToArray() },
            Header = new Header { Durable = true },
            Properties = Properties(message),
            ApplicationProperties = new ApplicationProperties(),
        };
        if (message.TimeToLive < TimeSpan.FromMilliseconds(uint.MaxValue))
            encoded.Header.Ttl = (uint)message.TimeToLive.TotalMilliseconds;
        foreach (var (name, value) in message.ApplicationProperties) encoded.ApplicationProperties[name] = Value(value);
        if (message.ScheduledEnqueueTime != default)
        {
            encoded.MessageAnnotations = new MessageAnnotations();
            encoded.MessageAnnotations[new Symbol("x-opt-scheduled-enqueue-time")] = message.ScheduledEnqueueTime.UtcDateTime;
        }

        return encoded;
    }

    private static Properties Properties(ServiceBusMessage message)
    {
        var properties = new Properties();
        if (message.MessageId is not null) properties.MessageId = message.MessageId;
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
