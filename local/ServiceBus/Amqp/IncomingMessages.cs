using System.Globalization;
using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>What a transfer carries: one message, or a batch of encoded ones.</summary>
internal static class IncomingMessages
{
    private const uint BatchFormat = 0x80013700;
    private static readonly Symbol ScheduledTime = new("x-opt-scheduled-enqueue-time");

    internal static IEnumerable<Message> Of(Message transfer)
    {
        if (transfer.Format != BatchFormat) return [transfer];
        return transfer.BodySection switch
        {
            DataList list => Enumerable.Range(0, list.Count).Select(at => Decode(list[at].Binary)),
            Data one => [Decode(one.Binary)],
            _ => [],
        };
    }

    internal static Message Decode(byte[] encoded) => Message.Decode(new ByteBuffer(encoded, 0, encoded.Length, encoded.Length));

    /// <summary>The MessageId; one is given to a message that has none, since the JS SDK cannot settle without.</summary>
    internal static string IdOf(Message message)
    {
        message.Properties ??= new Properties();
        if (message.Properties.GetMessageId() is { } id) return Convert.ToString(id, CultureInfo.InvariantCulture)!;
        return message.Properties.MessageId = Guid.NewGuid().ToString("N");
    }

    internal static DateTimeOffset? ScheduledFor(Message message) =>
        message.MessageAnnotations?[ScheduledTime] is DateTime time
            ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))
            : null;
}
