using Azure.Core;
using Azure.Messaging.ServiceBus;
using Bridge.Functions.Settings;

namespace Bridge.Functions.Azure;

/// <summary>Makes clients: by connection string locally, by identity in Azure.</summary>
internal static class ServiceBusConnection
{
    /// <summary>
    /// Three tries fit into the 8 s in which a webhook must be answered, and a second one begins even when the body took all
    /// of its 4 s; the SDK's own default waits a minute. While the namespace throttles (50009), the SDK refuses at once for
    /// 10 s, since a try is shorter than that: then Truv's retry is the right one.
    /// </summary>
    internal static ServiceBusRetryOptions Retries { get; } = new()
    {
        Mode = ServiceBusRetryMode.Fixed,
        MaxRetries = 2,
        Delay = TimeSpan.FromMilliseconds(100),
        MaxDelay = TimeSpan.FromMilliseconds(100),
        TryTimeout = TimeSpan.FromSeconds(2.5),
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
