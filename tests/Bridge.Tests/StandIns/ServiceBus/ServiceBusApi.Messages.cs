namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>Messages and errors.</summary>
internal static partial class ServiceBusApi
{
    private static Dictionary<string, string[]> Messages => new()
    {
        ["ServiceBusMessage"] =
        [
            "ctor()",
            "ctor(string body)",
            "ctor(ReadOnlyMemory<byte> body)",
            "ctor(BinaryData body)",
            $"ctor({Received} receivedMessage)",
            "ctor(AmqpAnnotatedMessage message)",
            "AmqpAnnotatedMessage GetRawAmqpMessage()",
            "BinaryData Body { get; set; }",
            "string MessageId { get; set; }",
            "string SessionId { get; set; }",
            "string ReplyToSessionId { get; set; }",
            "string PartitionKey { get; set; }",
            "string TransactionPartitionKey { get; set; }",
            "string CorrelationId { get; set; }",
            "string Subject { get; set; }",
            "string ContentType { get; set; }",
            "string To { get; set; }",
            "string ReplyTo { get; set; }",
            "TimeSpan TimeToLive { get; set; }",
            "DateTimeOffset ScheduledEnqueueTime { get; set; }",
            "IDictionary<string, object> ApplicationProperties { get; }",
        ],
        ["ServiceBusReceivedMessage"] =
        [
            "BinaryData Body { get; }",
            "string MessageId { get; }",
            "string SessionId { get; }",
            "string ReplyToSessionId { get; }",
            "string PartitionKey { get; }",
            "string TransactionPartitionKey { get; }",
            "string CorrelationId { get; }",
            "string Subject { get; }",
            "string ContentType { get; }",
            "string To { get; }",
            "string ReplyTo { get; }",
            "TimeSpan TimeToLive { get; }",
            "IReadOnlyDictionary<string, object> ApplicationProperties { get; }",
            "int DeliveryCount { get; }",
            "ServiceBusMessageState State { get; }",
            "long SequenceNumber { get; }",
            "long EnqueuedSequenceNumber { get; }",
            "DateTimeOffset ScheduledEnqueueTime { get; }",
            "DateTimeOffset ExpiresAt { get; }",
            "string DeadLetterSource { get; }",
            "DateTimeOffset EnqueuedTime { get; }",
            "DateTimeOffset LockedUntil { get; }",
            "string LockToken { get; }",
            "string DeadLetterReason { get; }",
            "string DeadLetterErrorDescription { get; }",
            "AmqpAnnotatedMessage GetRawAmqpMessage()",
            $"static {Received} FromAmqpMessage(AmqpAnnotatedMessage message, BinaryData lockTokenBytes)",
        ],
        ["ServiceBusMessageBatch"] =
        [
            "bool TryAddMessage(ServiceBusMessage message)",
            "void Dispose()",
            "long MaxSizeInBytes { get; }",
            "long SizeInBytes { get; }",
            "int Count { get; }",
        ],
        ["ServiceBusModelFactory"] =
        [
            $"static {Received} {Received}(BinaryData body = null, string messageId = null, "
                + "string partitionKey = null, string viaPartitionKey = null, string sessionId = null, "
                + "string replyToSessionId = null, TimeSpan timeToLive = default, string correlationId = null, "
                + "string subject = null, string to = null, string contentType = null, string replyTo = null, "
                + "DateTimeOffset scheduledEnqueueTime = default, IDictionary<string, "
                + "object> properties = null, Guid lockTokenGuid = default, int deliveryCount = 0, "
                + "DateTimeOffset lockedUntil = default, long sequenceNumber = -1, "
                + "string deadLetterSource = null, long enqueuedSequenceNumber = 0, "
                + "DateTimeOffset enqueuedTime = default, "
                + "ServiceBusMessageState serviceBusMessageState = Active)",
            "static ServiceBusMessageBatch ServiceBusMessageBatch(long batchSizeBytes, "
                + "IList<ServiceBusMessage> batchMessageStore, CreateMessageBatchOptions batchOptions = null, "
                + "Func<ServiceBusMessage, bool> tryAddCallback = null)",
        ],
        ["ServiceBusException"] =
        [
            "ctor()",
            "ctor(string message, ServiceBusFailureReason reason, string entityPath = null, "
                + "Exception innerException = null)",
            "ctor(bool isTransient, string message, string entityName = null, "
                + "ServiceBusFailureReason reason = GeneralError, Exception innerException = null)",
            "bool IsTransient { get; }",
            "ServiceBusFailureReason Reason { get; }",
            "string EntityPath { get; }",
            "override string Message { get; }",
        ],
    };
}
