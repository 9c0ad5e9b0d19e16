using Azure.Core.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>What the parts of a message are called in AMQP, and where they are.</summary>
internal static class RawMessage
{
    internal const string SequenceNumber = "x-opt-sequence-number";
    internal const string EnqueuedSequenceNumber = "x-opt-enqueue-sequence-number";
    internal const string EnqueuedTime = "x-opt-enqueued-time";
    internal const string LockedUntil = "x-opt-locked-until";
    internal const string ScheduledTime = "x-opt-scheduled-enqueue-time";
    internal const string DeadLetterSource = "x-opt-deadletter-source";
    internal const string State = "x-opt-message-state";
    internal const string PartitionKey = "x-opt-partition-key";
    internal const string TransactionPartitionKey = "x-opt-via-partition-key";
    internal const string DeadLetterReason = "DeadLetterReason";
    internal const string DeadLetterDescription = "DeadLetterErrorDescription";

    // What the service writes, and would not let a sender say.
    private static readonly string[] OfTheService =
    [
        SequenceNumber, EnqueuedSequenceNumber, EnqueuedTime, LockedUntil, ScheduledTime, DeadLetterSource, State, "x-opt-partition-id",
    ];

    internal static BinaryData Body(AmqpAnnotatedMessage message)
    {
        if (!message.Body.TryGetData(out var parts))
            throw new NotSupportedException("The body is no data section: read it with GetRawAmqpMessage.");
        ReadOnlyMemory<byte>[] all = [.. parts!];
        return all is [var one] ? BinaryData.FromBytes(one) : BinaryData.FromBytes(all.SelectMany(part => part.ToArray()).ToArray());
    }

    internal static AmqpMessageBody BodyOf(BinaryData data) => AmqpMessageBody.FromData([data.ToMemory()]);

    internal static object? Annotation(AmqpAnnotatedMessage message, string name) =>
        message.HasSection(AmqpMessageSection.MessageAnnotations) && message.MessageAnnotations.TryGetValue(name, out var value)
            ? value
            : null;

    internal static DateTimeOffset Time(AmqpAnnotatedMessage message, string name) =>
        Annotation(message, name) is DateTime time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : default;

    internal static void Annotate(AmqpAnnotatedMessage message, string name, object? value)
    {
        if (value is null) message.MessageAnnotations.Remove(name);
        else message.MessageAnnotations[name] = value;
    }

    /// <summary>A copy without what the service wrote and why it was dead-lettered.</summary>
    internal static AmqpAnnotatedMessage ToSendAgain(AmqpAnnotatedMessage received)
    {
        var copy = AmqpAnnotatedMessage.FromBytes(received.ToBytes());
        copy.DeliveryAnnotations.Clear();
        copy.Header.DeliveryCount = null;
        foreach (var name in OfTheService) copy.MessageAnnotations.Remove(name);
        copy.ApplicationProperties.Remove(DeadLetterReason);
        copy.ApplicationProperties.Remove(DeadLetterDescription);
        return copy;
    }
}
