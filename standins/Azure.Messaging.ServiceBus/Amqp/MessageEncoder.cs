using Amqp;
using Amqp.Framing;
using Azure.Core.Amqp;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Messages between the two libraries: sections as the caller sees them, and as they go over the wire.</summary>
internal static class MessageEncoder
{
    // What the service knows a batch by.
    private const uint BatchFormat = 0x80013700;

    internal static Message Encode(ServiceBusMessage message) => Decode(Bytes(message));

    internal static byte[] Bytes(ServiceBusMessage message) => message.GetRawAmqpMessage().ToBytes().ToArray();

    /// <summary>Many messages as one transfer: each encoded as a whole, in a data section of its own.</summary>
    internal static Message Envelope(IReadOnlyList<ServiceBusMessage> messages)
    {
        var bodies = new DataList();
        foreach (var message in messages) bodies.Add(new Data { Binary = Bytes(message) });
        var first = Encode(messages[0]);
        var envelope = new Message
        {
            Format = BatchFormat,
            BodySection = bodies,
            Properties = new Properties(),
            MessageAnnotations = first.MessageAnnotations,
        };
        if (first.Properties?.MessageId is { } id) envelope.Properties.MessageId = id;
        if (first.Properties?.GroupId is { } group) envelope.Properties.GroupId = group;
        return envelope;
    }

    /// <summary>A message as it arrived on a link.</summary>
    internal static AmqpAnnotatedMessage Received(Message message)
    {
        var buffer = message.Encode();
        return Received(buffer.Buffer.AsMemory(buffer.Offset, buffer.Length), isPeeked: false);
    }

    /// <summary>An encoded message. Its deliveries are counted with this one, unless it is only peeked.</summary>
    internal static AmqpAnnotatedMessage Received(ReadOnlyMemory<byte> encoded, bool isPeeked)
    {
        var message = AmqpAnnotatedMessage.FromBytes(BinaryData.FromBytes(encoded));
        message.Header.DeliveryCount = (message.Header.DeliveryCount ?? 0) + (isPeeked ? 0u : 1u);
        return message;
    }

    private static Message Decode(byte[] bytes) => Message.Decode(new ByteBuffer(bytes, 0, bytes.Length, bytes.Length));
}
