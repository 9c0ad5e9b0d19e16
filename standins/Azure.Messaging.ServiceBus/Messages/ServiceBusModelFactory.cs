using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Azure.Messaging.ServiceBus;

/// <summary>Makes what only the service makes, for tests.</summary>
public static class ServiceBusModelFactory
{
    /// <summary>Makes a received message.</summary>
    public static ServiceBusReceivedMessage ServiceBusReceivedMessage(
        BinaryData? body = null, string? messageId = null, string? partitionKey = null, string? viaPartitionKey = null,
        string? sessionId = null, string? replyToSessionId = null, TimeSpan timeToLive = default, string? correlationId = null,
        string? subject = null, string? to = null, string? contentType = null, string? replyTo = null,
        DateTimeOffset scheduledEnqueueTime = default, IDictionary<string, object>? properties = null,
        Guid lockTokenGuid = default, int deliveryCount = 0, DateTimeOffset lockedUntil = default, long sequenceNumber = -1,
        string? deadLetterSource = null, long enqueuedSequenceNumber = 0, DateTimeOffset enqueuedTime = default,
        ServiceBusMessageState serviceBusMessageState = ServiceBusMessageState.Active)
    {
        var sent = new ServiceBusMessage(body ?? BinaryData.FromBytes(Array.Empty<byte>()))
        {
            MessageId = messageId, SessionId = sessionId, ReplyToSessionId = replyToSessionId, CorrelationId = correlationId,
            Subject = subject, To = to, ContentType = contentType, ReplyTo = replyTo, TransactionPartitionKey = viaPartitionKey,
        };
        if (timeToLive > TimeSpan.Zero) sent.TimeToLive = timeToLive;
        foreach (var (name, value) in properties ?? new Dictionary<string, object>()) sent.ApplicationProperties[name] = value;
        var amqp = Amqp.MessageEncoder.Encode(sent);
        amqp.Header.DeliveryCount = (uint)deliveryCount;
        amqp.MessageAnnotations ??= new MessageAnnotations();
        Annotate(amqp, "x-opt-partition-key", partitionKey);
        Annotate(amqp, "x-opt-scheduled-enqueue-time", scheduledEnqueueTime.UtcDateTime);
        Annotate(amqp, "x-opt-locked-until", lockedUntil.UtcDateTime);
        Annotate(amqp, "x-opt-sequence-number", sequenceNumber);
        Annotate(amqp, "x-opt-deadletter-source", deadLetterSource);
        Annotate(amqp, "x-opt-enqueue-sequence-number", enqueuedSequenceNumber);
        Annotate(amqp, "x-opt-enqueued-time", enqueuedTime.UtcDateTime);
        Annotate(amqp, "x-opt-message-state", (int)serviceBusMessageState);
        return new ServiceBusReceivedMessage(amqp, lockTokenGuid, isPeeked: true);
    }

    /// <summary>Makes a batch that takes what a test lets it take.</summary>
    public static ServiceBusMessageBatch ServiceBusMessageBatch(
        long batchSizeBytes, IList<ServiceBusMessage> batchMessageStore, CreateMessageBatchOptions? batchOptions = null,
        Func<ServiceBusMessage, bool>? tryAddCallback = null) =>
        new(batchOptions?.MaxSizeInBytes ?? long.MaxValue, batchSizeBytes, batchMessageStore, tryAddCallback);

    private static void Annotate(Message message, string name, object? value)
    {
        if (value is not null) message.MessageAnnotations[new Symbol(name)] = value;
    }
}
