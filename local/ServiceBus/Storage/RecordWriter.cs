using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>Writes records, one after the other.</summary>
internal sealed class RecordWriter(BinaryWriter output)
{
    internal void Put(string queue, MessageImage image)
    {
        var message = image.Message;
        var isOnward = message.EnqueuedNumber != message.SequenceNumber;
        Begin(isOnward ? RecordKind.PutOnward : RecordKind.Put, queue);
        if (isOnward) output.Write(message.EnqueuedNumber);
        output.Write(message.SequenceNumber);
        output.Write(message.EnqueuedAt.UtcTicks);
        output.Write(message.ScheduledFor?.UtcTicks ?? 0);
        output.Write(message.ExpiresAt?.UtcTicks ?? 0);
        output.Write(image.DeliveryCount);
        output.Write(image.IsDeferred);
        output.Write(message.DeadLetterSource ?? "");
        output.Write(message.MessageId);
        output.Write(message.Bytes);
        var content = image.Content.Encode();
        output.Write(content.Length);
        output.Write(content.Buffer, content.Offset, content.Length);
    }

    internal void Mark(string queue, QueueMessage message)
    {
        Begin(RecordKind.Mark, queue);
        output.Write(message.SequenceNumber);
        output.Write(message.DeliveryCount);
        output.Write(message.IsDeferred);
    }

    internal void Remove(string queue, long sequenceNumber)
    {
        Begin(RecordKind.Remove, queue);
        output.Write(sequenceNumber);
    }

    internal void Seen(string queue, UInt128 id, DateTimeOffset at)
    {
        Begin(RecordKind.Seen, queue);
        output.Write((ulong)(id >> 64));
        output.Write((ulong)id);
        output.Write(at.UtcTicks);
    }

    internal void State(string queue, string session, byte[]? state, DateTimeOffset at)
    {
        Begin(RecordKind.State, queue);
        output.Write(session);
        output.Write(at.UtcTicks);
        output.Write(state?.Length ?? -1);
        if (state is not null) output.Write(state);
    }

    internal void Last(string queue, long sequenceNumber)
    {
        Begin(RecordKind.Last, queue);
        output.Write(sequenceNumber);
    }

    private void Begin(RecordKind kind, string queue)
    {
        output.Write((byte)kind);
        output.Write(queue);
    }
}
