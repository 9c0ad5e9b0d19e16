using Amqp;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>Reads records, and keeps what they come to for each queue.</summary>
internal sealed class RecordReader
{
    internal Dictionary<string, QueueImage> Queues { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Applies the records of one group.</summary>
    /// <exception cref="InvalidDataException">A record is of an unknown kind.</exception>
    internal void Apply(byte[] group)
    {
        using var input = new BinaryReader(new MemoryStream(group));
        while (input.BaseStream.Position < group.Length)
        {
            var kind = (RecordKind)input.ReadByte();
            var name = input.ReadString();
            if (!Queues.TryGetValue(name, out var queue)) queue = Queues[name] = new QueueImage();
            Apply(kind, queue, input);
        }
    }

    private static void Apply(RecordKind kind, QueueImage queue, BinaryReader input)
    {
        switch (kind)
        {
            case RecordKind.Put: Put(queue, input, 0); break;
            case RecordKind.PutOnward: Put(queue, input, input.ReadInt64()); break;
            case RecordKind.Mark: Mark(queue, input); break;
            case RecordKind.Remove: queue.Messages.Remove(input.ReadInt64()); break;
            case RecordKind.Seen: queue.Seen.Add((new UInt128(input.ReadUInt64(), input.ReadUInt64()), Time(input)!.Value)); break;
            case RecordKind.State: State(queue, input); break;
            case RecordKind.Last: queue.Note(input.ReadInt64()); break;
            default: throw new InvalidDataException($"The journal has a record of the unknown kind {(byte)kind}.");
        }
    }

    private static void Put(QueueImage queue, BinaryReader input, long enqueuedNumber)
    {
        var number = input.ReadInt64();
        var enqueuedAt = Time(input)!.Value;
        var scheduledFor = Time(input);
        var expiresAt = Time(input);
        var count = input.ReadInt32();
        var isDeferred = input.ReadBoolean();
        var source = input.ReadString();
        var id = input.ReadString();
        var bytes = input.ReadInt32();
        var encoded = input.ReadBytes(input.ReadInt32());
        var content = Message.Decode(new ByteBuffer(encoded, 0, encoded.Length, encoded.Length));
        var message = new QueueMessage(content, id, number, enqueuedAt)
        {
            ScheduledFor = scheduledFor, ExpiresAt = expiresAt, Bytes = bytes, EnqueuedNumber = enqueuedNumber,
            DeadLetterSource = source.Length == 0 ? null : source,
        };
        queue.Note(number);
        queue.Messages[number] = new MessageImage(message, content, count, isDeferred);
    }

    private static void Mark(QueueImage queue, BinaryReader input)
    {
        var number = input.ReadInt64();
        var count = input.ReadInt32();
        var isDeferred = input.ReadBoolean();
        if (queue.Messages.TryGetValue(number, out var image))
            queue.Messages[number] = image with { DeliveryCount = count, IsDeferred = isDeferred };
    }

    private static void State(QueueImage queue, BinaryReader input)
    {
        var session = input.ReadString();
        var at = Time(input)!.Value;
        var length = input.ReadInt32();
        if (length < 0) queue.States.Remove(session);
        else queue.States[session] = (input.ReadBytes(length), at);
    }

    private static DateTimeOffset? Time(BinaryReader input) =>
        input.ReadInt64() is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
