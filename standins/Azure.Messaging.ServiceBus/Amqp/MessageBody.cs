using Amqp;
using Amqp.Framing;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>The bytes of a message, whichever body section carries them.</summary>
internal static class MessageBody
{
    internal static byte[] Read(Message message) => message.BodySection switch
    {
        Data data => data.Binary,
        AmqpValue { Value: byte[] bytes } => bytes,
        AmqpValue { Value: string text } => System.Text.Encoding.UTF8.GetBytes(text),
        _ => [],
    };
}
