namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>Processors.</summary>
internal static partial class ServiceBusApi
{
    private static Dictionary<string, string[]> Processing => new()
    {
        ["ServiceBusProcessor"] =
        [
            $"virtual Task StartProcessingAsync({Ct})",
            $"virtual Task StopProcessingAsync({Ct})",
            $"virtual Task CloseAsync({Ct})",
            "ValueTask DisposeAsync()",
            "protected virtual Task OnProcessMessageAsync(ProcessMessageEventArgs args)",
            "protected virtual Task OnProcessErrorAsync(ProcessErrorEventArgs args)",
            "protected ctor()",
            "virtual string FullyQualifiedNamespace { get; }",
            "virtual string EntityPath { get; }",
            "virtual string Identifier { get; }",
            "virtual ServiceBusReceiveMode ReceiveMode { get; }",
            "virtual int PrefetchCount { get; }",
            "virtual bool IsProcessing { get; }",
            "virtual int MaxConcurrentCalls { get; }",
            "virtual bool AutoCompleteMessages { get; }",
            "virtual TimeSpan MaxAutoLockRenewalDuration { get; }",
            "virtual bool IsClosed { get; }",
            "event ProcessMessageAsync",
            "event ProcessErrorAsync",
        ],
        ["ProcessMessageEventArgs"] =
        [
            $"virtual Task CompleteMessageAsync({Received} message, {Ct})",
            $"virtual Task AbandonMessageAsync({Received} message, {Props} = null, {Ct})",
            $"virtual Task DeferMessageAsync({Received} message, {Props} = null, {Ct})",
            $"virtual Task DeadLetterMessageAsync({Received} message, {Props} = null, {Ct})",
            $"virtual Task DeadLetterMessageAsync({Received} message, string deadLetterReason, "
                + $"string deadLetterErrorDescription = null, {Ct})",
            $"virtual Task DeadLetterMessageAsync({Received} message, {Props}, string deadLetterReason, "
                + $"string deadLetterErrorDescription = null, {Ct})",
            $"virtual Task RenewMessageLockAsync({Received} message, {Ct})",
            $"ctor({Received} message, ServiceBusReceiver receiver, CancellationToken cancellationToken)",
            $"ctor({Received} message, ServiceBusReceiver receiver, string identifier, "
                + "CancellationToken cancellationToken)",
            $"{Received} Message {{ get; }}",
            "CancellationToken CancellationToken { get; }",
            "string EntityPath { get; }",
            "string Identifier { get; }",
            "string FullyQualifiedNamespace { get; }",
        ],
        ["ProcessErrorEventArgs"] =
        [
            "ctor(Exception exception, ServiceBusErrorSource errorSource, "
                + "string fullyQualifiedNamespace, string entityPath, CancellationToken cancellationToken)",
            "ctor(Exception exception, ServiceBusErrorSource errorSource, "
                + "string fullyQualifiedNamespace, string entityPath, string identifier, "
                + "CancellationToken cancellationToken)",
            "Exception Exception { get; }",
            "ServiceBusErrorSource ErrorSource { get; }",
            "string FullyQualifiedNamespace { get; }",
            "string EntityPath { get; }",
            "string Identifier { get; }",
            "CancellationToken CancellationToken { get; }",
        ],
    };
}
