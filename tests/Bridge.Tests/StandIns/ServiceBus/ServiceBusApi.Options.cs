namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>Options.</summary>
internal static partial class ServiceBusApi
{
    private static Dictionary<string, string[]> Options => new()
    {
        ["CreateMessageBatchOptions"] =
        [
            "ctor()",
            "long? MaxSizeInBytes { get; set; }",
        ],
        ["ServiceBusClientOptions"] =
        [
            "ctor()",
            "ServiceBusRetryOptions RetryOptions { get; set; }",
            "ServiceBusTransportType TransportType { get; set; }",
            "string Identifier { get; set; }",
            "bool EnableCrossEntityTransactions { get; set; }",
            "Uri CustomEndpointAddress { get; set; }",
            "IWebProxy WebProxy { get; set; }",
            "TimeSpan ConnectionIdleTimeout { get; set; }",
            "RemoteCertificateValidationCallback CertificateValidationCallback { get; set; }",
        ],
        ["ServiceBusProcessorOptions"] =
        [
            "ctor()",
            "int PrefetchCount { get; set; }",
            "ServiceBusReceiveMode ReceiveMode { get; set; }",
            "bool AutoCompleteMessages { get; set; }",
            "TimeSpan MaxAutoLockRenewalDuration { get; set; }",
            "int MaxConcurrentCalls { get; set; }",
            "SubQueue SubQueue { get; set; }",
            "string Identifier { get; set; }",
        ],
        ["ServiceBusReceiverOptions"] =
        [
            "ctor()",
            "ServiceBusReceiveMode ReceiveMode { get; set; }",
            "int PrefetchCount { get; set; }",
            "SubQueue SubQueue { get; set; }",
            "string Identifier { get; set; }",
        ],
        ["ServiceBusRetryOptions"] =
        [
            "ctor()",
            "ServiceBusRetryMode Mode { get; set; }",
            "int MaxRetries { get; set; }",
            "TimeSpan Delay { get; set; }",
            "TimeSpan MaxDelay { get; set; }",
            "TimeSpan TryTimeout { get; set; }",
            "ServiceBusRetryPolicy CustomRetryPolicy { get; set; }",
        ],
        ["ServiceBusRetryPolicy"] =
        [
            "virtual TimeSpan CalculateTryTimeout(int attemptCount)",
            "virtual TimeSpan? CalculateRetryDelay(Exception lastException, int attemptCount)",
            "protected ctor()",
        ],
        ["ServiceBusSenderOptions"] =
        [
            "ctor()",
            "string Identifier { get; set; }",
        ],
        ["ServiceBusSessionReceiverOptions"] =
        [
            "ctor()",
            "ServiceBusReceiveMode ReceiveMode { get; set; }",
            "int PrefetchCount { get; set; }",
            "string Identifier { get; set; }",
        ],
    };
}
