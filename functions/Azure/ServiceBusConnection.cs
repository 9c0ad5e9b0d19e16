using Azure.Core;
using Azure.Messaging.ServiceBus;
using Bridge.Functions.Settings;

namespace Bridge.Functions.Azure;

/// <summary>Makes the one client of the app.</summary>
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

    internal static ServiceBusClient Open(QueueOptions options, TokenCredential credential)
    {
        var clientOptions = new ServiceBusClientOptions { RetryOptions = Retries };
        return string.IsNullOrEmpty(options.FullyQualifiedNamespace)
            ? new ServiceBusClient(options.ConnectionString!, clientOptions)
            : new ServiceBusClient(options.FullyQualifiedNamespace, credential, clientOptions);
    }
}
