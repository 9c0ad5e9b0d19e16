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
            SessionId = sessionId, ReplyToSessionId = replyToSessionId, CorrelationId = correlationId, Subject = subject, To = to,
            ContentType = contentType, ReplyTo = replyTo, TransactionPartitionKey = viaPartitionKey,
        };
        if (messageId is { Length: > 0 }) sent.MessageId = messageId;
        if (timeToLive > TimeSpan.Zero) sent.TimeToLive = timeToLive;
        foreach (var (name, value) in properties ?? new Dictionary<string, object>()) sent.ApplicationProperties[name] = value;
        var raw = sent.GetRawAmqpMessage();
        raw.Header.DeliveryCount = (uint)deliveryCount;
        RawMessage.Annotate(raw, RawMessage.PartitionKey, partitionKey);
        RawMessage.Annotate(raw, RawMessage.ScheduledTime, scheduledEnqueueTime.UtcDateTime);
        RawMessage.Annotate(raw, RawMessage.LockedUntil, lockedUntil.UtcDateTime);
        RawMessage.Annotate(raw, RawMessage.SequenceNumber, sequenceNumber);
        RawMessage.Annotate(raw, RawMessage.DeadLetterSource, deadLetterSource);
        RawMessage.Annotate(raw, RawMessage.EnqueuedSequenceNumber, enqueuedSequenceNumber);
        RawMessage.Annotate(raw, RawMessage.EnqueuedTime, enqueuedTime.UtcDateTime);
        RawMessage.Annotate(raw, RawMessage.State, (int)serviceBusMessageState);
        return new ServiceBusReceivedMessage(raw, lockTokenGuid);
    }

    /// <summary>Makes a batch that takes what a test lets it take.</summary>
    public static ServiceBusMessageBatch ServiceBusMessageBatch(
        long batchSizeBytes, IList<ServiceBusMessage> batchMessageStore, CreateMessageBatchOptions? batchOptions = null,
        Func<ServiceBusMessage, bool>? tryAddCallback = null) =>
        new(batchOptions?.MaxSizeInBytes ?? long.MaxValue, batchSizeBytes, batchMessageStore, tryAddCallback);
}
