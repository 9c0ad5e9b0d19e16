using Azure.Core;
using Azure.Messaging.ServiceBus;
using Bridge.Functions.Settings;

namespace Bridge.Functions.Azure;

/// <summary>Makes clients: by connection string locally, by identity in Azure.</summary>
internal static class ServiceBusConnection
{
    // Two tries of 3 s fit into the 8 s in which a webhook must be answered; the SDK's own default waits a minute.
    private static readonly ServiceBusRetryOptions Retries = new()
    {
        Mode = ServiceBusRetryMode.Exponential,
        MaxRetries = 1,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = TimeSpan.FromSeconds(1),
        TryTimeout = TimeSpan.FromSeconds(3),
    };

    /// <summary>Opens the one client of the app.</summary>
    internal static ServiceBusClient Open(QueueOptions options, TokenCredential credential) =>
        Open(options, credential, Retries);

    /// <summary>Opens a client with retries of its own.</summary>
    internal static ServiceBusClient Open(QueueOptions options, TokenCredential credential, ServiceBusRetryOptions retries)
    {
        var clientOptions = new ServiceBusClientOptions { RetryOptions = retries };
        return string.IsNullOrEmpty(options.FullyQualifiedNamespace)
            ? new ServiceBusClient(options.ConnectionString!, clientOptions)
            : new ServiceBusClient(options.FullyQualifiedNamespace, credential, clientOptions);
    }
}
