namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>Clients, senders and receivers.</summary>
internal static partial class ServiceBusApi
{
    private static Dictionary<string, string[]> Links => new()
    {
        ["ServiceBusClient"] =
        [
            "virtual ServiceBusSender CreateSender(string queueOrTopicName)",
            "virtual ServiceBusSender CreateSender(string queueOrTopicName, ServiceBusSenderOptions options)",
            "virtual ServiceBusReceiver CreateReceiver(string queueName)",
            "virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options)",
            "virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName)",
            "virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName, "
                + "ServiceBusReceiverOptions options)",
            "virtual Task<ServiceBusSessionReceiver> AcceptSessionAsync(string queueName, "
                + $"string sessionId, ServiceBusSessionReceiverOptions options = null, {Ct})",
            "virtual Task<ServiceBusSessionReceiver> AcceptSessionAsync(string topicName, "
                + "string subscriptionName, string sessionId, ServiceBusSessionReceiverOptions options = null, "
                + $"{Ct})",
            "virtual Task<ServiceBusSessionReceiver> AcceptNextSessionAsync(string queueName, "
                + $"ServiceBusSessionReceiverOptions options = null, {Ct})",
            "virtual Task<ServiceBusSessionReceiver> AcceptNextSessionAsync(string topicName, "
                + $"string subscriptionName, ServiceBusSessionReceiverOptions options = null, {Ct})",
            "virtual ServiceBusProcessor CreateProcessor(string queueName)",
            "virtual ServiceBusProcessor CreateProcessor(string queueName, ServiceBusProcessorOptions options)",
            "virtual ServiceBusProcessor CreateProcessor(string topicName, string subscriptionName)",
            "virtual ServiceBusProcessor CreateProcessor(string topicName, string subscriptionName, "
                + "ServiceBusProcessorOptions options)",
            "virtual ValueTask DisposeAsync()",
            "ctor(string connectionString)",
            "ctor(string connectionString, ServiceBusClientOptions options)",
            "ctor(string fullyQualifiedNamespace, TokenCredential credential)",
            "ctor(string fullyQualifiedNamespace, TokenCredential credential, ServiceBusClientOptions options)",
            "ctor(string fullyQualifiedNamespace, AzureNamedKeyCredential credential, "
                + "ServiceBusClientOptions options = null)",
            "ctor(string fullyQualifiedNamespace, AzureSasCredential credential, "
                + "ServiceBusClientOptions options = null)",
            "protected ctor()",
            "virtual string FullyQualifiedNamespace { get; }",
            "virtual string Identifier { get; }",
            "virtual bool IsClosed { get; }",
            "ServiceBusTransportType TransportType { get; }",
        ],
        ["ServiceBusSender"] =
        [
            $"virtual Task SendMessageAsync(ServiceBusMessage message, {Ct})",
            $"virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, {Ct})",
            $"virtual Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, {Ct})",
            $"virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync({Ct})",
            "virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CreateMessageBatchOptions options, "
                + $"{Ct})",
            "virtual Task<long> ScheduleMessageAsync(ServiceBusMessage message, "
                + $"DateTimeOffset scheduledEnqueueTime, {Ct})",
            "virtual Task<IReadOnlyList<long>> ScheduleMessagesAsync(IEnumerable<ServiceBusMessage> messages, "
                + $"DateTimeOffset scheduledEnqueueTime, {Ct})",
            $"virtual Task CancelScheduledMessageAsync(long sequenceNumber, {Ct})",
            $"virtual Task CancelScheduledMessagesAsync(IEnumerable<long> sequenceNumbers, {Ct})",
            $"virtual Task CloseAsync({Ct})",
            "virtual ValueTask DisposeAsync()",
            "protected ctor()",
            "virtual string EntityPath { get; }",
            "virtual string FullyQualifiedNamespace { get; }",
            "virtual string Identifier { get; }",
            "virtual bool IsClosed { get; }",
        ],
        ["ServiceBusReceiver"] =
        [
            $"virtual Task<{Received}> ReceiveMessageAsync(TimeSpan? maxWaitTime = null, {Ct})",
            $"virtual Task<IReadOnlyList<{Received}>> ReceiveMessagesAsync(int maxMessages, "
                + $"TimeSpan? maxWaitTime = null, {Ct})",
            $"virtual IAsyncEnumerable<{Received}> ReceiveMessagesAsync({Ct})",
            $"virtual Task<{Received}> PeekMessageAsync(long? fromSequenceNumber = null, {Ct})",
            $"virtual Task<IReadOnlyList<{Received}>> PeekMessagesAsync(int maxMessages, "
                + $"long? fromSequenceNumber = null, {Ct})",
            $"virtual Task<{Received}> ReceiveDeferredMessageAsync(long sequenceNumber, {Ct})",
            $"virtual Task<IReadOnlyList<{Received}>> ReceiveDeferredMessagesAsync(IEnumerable<long> sequenceNumbers, "
                + $"{Ct})",
            $"virtual Task CompleteMessageAsync({Received} message, {Ct})",
            $"virtual Task AbandonMessageAsync({Received} message, {Props} = null, {Ct})",
            $"virtual Task DeferMessageAsync({Received} message, {Props} = null, {Ct})",
            $"virtual Task DeadLetterMessageAsync({Received} message, {Props} = null, {Ct})",
            $"virtual Task DeadLetterMessageAsync({Received} message, string deadLetterReason, "
                + $"string deadLetterErrorDescription = null, {Ct})",
            $"virtual Task DeadLetterMessageAsync({Received} message, {Props}, string deadLetterReason, "
                + $"string deadLetterErrorDescription = null, {Ct})",
            $"virtual Task RenewMessageLockAsync({Received} message, {Ct})",
            $"virtual Task CloseAsync({Ct})",
            "virtual ValueTask DisposeAsync()",
            "protected ctor()",
            "virtual string EntityPath { get; }",
            "virtual string FullyQualifiedNamespace { get; }",
            "virtual string Identifier { get; }",
            "virtual ServiceBusReceiveMode ReceiveMode { get; }",
            "virtual int PrefetchCount { get; }",
            "virtual bool IsClosed { get; }",
        ],
        ["ServiceBusSessionReceiver"] =
        [
            $"virtual Task<BinaryData> GetSessionStateAsync({Ct})",
            $"virtual Task SetSessionStateAsync(BinaryData sessionState, {Ct})",
            $"virtual Task RenewSessionLockAsync({Ct})",
            "protected ctor()",
            "virtual string SessionId { get; }",
            "override bool IsClosed { get; }",
            "virtual DateTimeOffset SessionLockedUntil { get; }",
        ],
    };
}
