namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>The members of the official package that the stand-in may offer, from its published API listing (7.20, net8.0).</summary>
internal static class ServiceBusApi
{
    private const string Ct = "CancellationToken cancellationToken = default";
    private const string Props = "IDictionary<string, object> propertiesToModify";
    private const string Received = "ServiceBusReceivedMessage";

    public static IReadOnlyDictionary<string, string[]> Official { get; } = new Dictionary<string, string[]>
    {
        ["Azure.Messaging.ServiceBus.ServiceBusClient"] =
        [
            "protected ctor()",
            "ctor(string connectionString)",
            "ctor(string connectionString, ServiceBusClientOptions options)",
            "ctor(string fullyQualifiedNamespace, TokenCredential credential)",
            "ctor(string fullyQualifiedNamespace, TokenCredential credential, ServiceBusClientOptions options)",
            "virtual string FullyQualifiedNamespace { get; }",
            "virtual string Identifier { get; }",
            "virtual bool IsClosed { get; }",
            "ServiceBusTransportType TransportType { get; }",
            "virtual ServiceBusSender CreateSender(string queueOrTopicName)",
            "virtual ServiceBusReceiver CreateReceiver(string queueName)",
            "virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options)",
            "virtual ValueTask DisposeAsync()",
        ],
        ["Azure.Messaging.ServiceBus.ServiceBusSender"] =
        [
            "protected ctor()",
            "virtual string EntityPath { get; }",
            "virtual string FullyQualifiedNamespace { get; }",
            "virtual string Identifier { get; }",
            "virtual bool IsClosed { get; }",
            $"virtual Task SendMessageAsync(ServiceBusMessage message, {Ct})",
            $"virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, {Ct})",
            $"virtual Task<long> ScheduleMessageAsync(ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, {Ct})",
            $"virtual Task CancelScheduledMessageAsync(long sequenceNumber, {Ct})",
            $"virtual Task CloseAsync({Ct})",
            "virtual ValueTask DisposeAsync()",
        ],
        ["Azure.Messaging.ServiceBus.ServiceBusReceiver"] =
        [
            "protected ctor()",
            "virtual string EntityPath { get; }",
            "virtual string FullyQualifiedNamespace { get; }",
            "virtual string Identifier { get; }",
            "virtual bool IsClosed { get; }",
            "virtual int PrefetchCount { get; }",
            "virtual ServiceBusReceiveMode ReceiveMode { get; }",
            $"virtual Task<{Received}> ReceiveMessageAsync(TimeSpan? maxWaitTime = null, {Ct})",
            $"virtual Task<IReadOnlyList<{Received}>> ReceiveMessagesAsync(int maxMessages, TimeSpan? maxWaitTime = null, {Ct})",
            $"virtual Task<{Received}> PeekMessageAsync(long? fromSequenceNumber = null, {Ct})",
            $"virtual Task<IReadOnlyList<{Received}>> PeekMessagesAsync("
                + $"int maxMessages, long? fromSequenceNumber = null, {Ct})",
            $"virtual Task<{Received}> ReceiveDeferredMessageAsync(long sequenceNumber, {Ct})",
            $"virtual Task CompleteMessageAsync({Received} message, {Ct})",
            $"virtual Task RenewMessageLockAsync({Received} message, {Ct})",
            $"virtual Task AbandonMessageAsync({Received} message, {Props} = null, {Ct})",
            $"virtual Task DeferMessageAsync({Received} message, {Props} = null, {Ct})",
            $"virtual Task DeadLetterMessageAsync({Received} message, {Props} = null, {Ct})",
            $"virtual Task DeadLetterMessageAsync({Received} message, string deadLetterReason, "
                + $"string deadLetterErrorDescription = null, {Ct})",
            $"virtual Task DeadLetterMessageAsync({Received} message, {Props}, string deadLetterReason, "
                + $"string deadLetterErrorDescription = null, {Ct})",
            $"virtual Task CloseAsync({Ct})",
            "virtual ValueTask DisposeAsync()",
        ],
        ["Azure.Messaging.ServiceBus.ServiceBusMessage"] =
        [
            "ctor()",
            "ctor(string body)",
            "ctor(BinaryData body)",
            "ctor(ReadOnlyMemory<byte> body)",
            $"ctor({Received} receivedMessage)",
            "BinaryData Body { get; set; }",
            .. Texts(
                "{ get; set; }", "MessageId", "SessionId", "ReplyToSessionId", "PartitionKey", "TransactionPartitionKey",
                "CorrelationId", "Subject", "To", "ReplyTo", "ContentType"),
            "TimeSpan TimeToLive { get; set; }",
            "DateTimeOffset ScheduledEnqueueTime { get; set; }",
            "IDictionary<string, object> ApplicationProperties { get; }",
        ],
        ["Azure.Messaging.ServiceBus.ServiceBusReceivedMessage"] =
        [
            "BinaryData Body { get; }",
            .. Texts(
                "{ get; }", "MessageId", "SessionId", "ReplyToSessionId", "PartitionKey", "TransactionPartitionKey",
                "CorrelationId", "Subject", "To", "ReplyTo", "ContentType",
                "LockToken", "DeadLetterReason", "DeadLetterErrorDescription", "DeadLetterSource"),
            "TimeSpan TimeToLive { get; }",
            "DateTimeOffset ScheduledEnqueueTime { get; }",
            "IReadOnlyDictionary<string, object> ApplicationProperties { get; }",
            "int DeliveryCount { get; }",
            "long SequenceNumber { get; }",
            "long EnqueuedSequenceNumber { get; }",
            "DateTimeOffset LockedUntil { get; }",
            "DateTimeOffset EnqueuedTime { get; }",
            "DateTimeOffset ExpiresAt { get; }",
            "ServiceBusMessageState State { get; }",
        ],
        ["Azure.Messaging.ServiceBus.ServiceBusClientOptions"] =
        [
            "ctor()",
            "ServiceBusRetryOptions RetryOptions { get; set; }",
            "ServiceBusTransportType TransportType { get; set; }",
            "string Identifier { get; set; }",
        ],
        ["Azure.Messaging.ServiceBus.ServiceBusRetryOptions"] =
        [
            "ctor()",
            "ServiceBusRetryMode Mode { get; set; }",
            "int MaxRetries { get; set; }",
            "TimeSpan Delay { get; set; }",
            "TimeSpan MaxDelay { get; set; }",
            "TimeSpan TryTimeout { get; set; }",
        ],
        ["Azure.Messaging.ServiceBus.ServiceBusReceiverOptions"] =
        [
            "ctor()",
            "ServiceBusReceiveMode ReceiveMode { get; set; }",
            "int PrefetchCount { get; set; }",
            "SubQueue SubQueue { get; set; }",
            "string Identifier { get; set; }",
        ],
        ["Azure.Messaging.ServiceBus.ServiceBusException"] =
        [
            "ctor()",
            "ctor(string message, ServiceBusFailureReason reason, string entityPath = null, Exception innerException = null)",
            "ctor(bool isTransient, string message, string entityName = null, "
                + "ServiceBusFailureReason reason = GeneralError, Exception innerException = null)",
            "bool IsTransient { get; }",
            "ServiceBusFailureReason Reason { get; }",
            "string EntityPath { get; }",
            "override string Message { get; }",
        ],
        ["Azure.Messaging.ServiceBus.ServiceBusReceiveMode"] = ["PeekLock = 0", "ReceiveAndDelete = 1"],
        ["Azure.Messaging.ServiceBus.ServiceBusMessageState"] = ["Active = 0", "Deferred = 1", "Scheduled = 2"],
        ["Azure.Messaging.ServiceBus.ServiceBusRetryMode"] = ["Fixed = 0", "Exponential = 1"],
        ["Azure.Messaging.ServiceBus.ServiceBusTransportType"] = ["AmqpTcp = 0", "AmqpWebSockets = 1"],
        ["Azure.Messaging.ServiceBus.SubQueue"] = ["None = 0", "DeadLetter = 1", "TransferDeadLetter = 2"],
        ["Azure.Messaging.ServiceBus.ServiceBusFailureReason"] =
        [
            "GeneralError = 0",
            "MessagingEntityNotFound = 1",
            "MessageLockLost = 2",
            "MessageNotFound = 3",
            "MessageSizeExceeded = 4",
            "MessagingEntityDisabled = 5",
            "QuotaExceeded = 6",
            "ServiceBusy = 7",
            "ServiceTimeout = 8",
            "ServiceCommunicationProblem = 9",
            "SessionCannotBeLocked = 10",
            "SessionLockLost = 11",
            "MessagingEntityAlreadyExists = 12",
        ],
    };

    private static IEnumerable<string> Texts(string accessors, params string[] names) =>
        names.Select(name => $"string {name} {accessors}");
}
