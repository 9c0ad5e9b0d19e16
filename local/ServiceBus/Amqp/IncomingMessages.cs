using System.Globalization;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>What a transfer carries: one message, or a batch of encoded ones.</summary>
internal static class IncomingMessages
{
    private const uint BatchFormat = 0x80013700;
    private static readonly Symbol ScheduledTime = new("x-opt-scheduled-enqueue-time");

    internal static IReadOnlyList<IncomingMessage> Of(Message transfer)
    {
        if (!IsBatch(transfer)) return [Of(transfer, transfer.Encode().Length)];
        return transfer.BodySection switch
        {
            DataList list => [.. Enumerable.Range(0, list.Count).Select(at => Of(list[at].Binary))],
            Data one => [Of(one.Binary)],
            _ => [],
        };
    }

    internal static bool IsBatch(Message transfer) => transfer.Format == BatchFormat;

    internal static IncomingMessage Of(byte[] encoded)
    {
        var message = Message.Decode(new ByteBuffer(encoded, 0, encoded.Length, encoded.Length));
        return Of(message, encoded.Length);
    }

    private static IncomingMessage Of(Message message, int bytes) => new(message, IdOf(message), ScheduledFor(message), bytes);

    // One is given to a message that has none, since the JS SDK cannot settle without.
    private static string IdOf(Message message)
    {
        message.Properties ??= new Properties();
        if (message.Properties.GetMessageId() is { } id) return Convert.ToString(id, CultureInfo.InvariantCulture)!;
        return message.Properties.MessageId = Guid.NewGuid().ToString("N");
    }

    private static DateTimeOffset? ScheduledFor(Message message) =>
        message.MessageAnnotations?[ScheduledTime] is DateTime time
            ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))
            : null;
}
