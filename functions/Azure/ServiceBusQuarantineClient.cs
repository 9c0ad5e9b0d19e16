using Azure.Core;
using Azure.Messaging.ServiceBus;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>The operator's links: more patient than the app's, since nobody waits ten seconds for an answer here.</summary>
internal sealed class ServiceBusQuarantineClient : IAsyncDisposable
{
    private static readonly ServiceBusRetryOptions Patient = new()
    {
        Mode = ServiceBusRetryMode.Exponential,
        MaxRetries = 2,
        Delay = TimeSpan.FromMilliseconds(500),
        MaxDelay = TimeSpan.FromSeconds(5),
        TryTimeout = TimeSpan.FromSeconds(20),
    };

    private readonly ServiceBusClient _client;

    public ServiceBusQuarantineClient(IOptions<QueueOptions> options, TokenCredential credential)
    {
        var queues = options.Value;
        var clientOptions = new ServiceBusClientOptions { RetryOptions = Patient };
        _client = string.IsNullOrEmpty(queues.FullyQualifiedNamespace)
            ? new ServiceBusClient(queues.ConnectionString!, clientOptions)
            : new ServiceBusClient(queues.FullyQualifiedNamespace, credential, clientOptions);
        Quarantine = _client.CreateReceiver(queues.Quarantine);
        Received = _client.CreateSender(queues.Received);
    }

    public ServiceBusReceiver Quarantine { get; }

    public ServiceBusSender Received { get; }

    // The receiver first: it gives back what came too late to be handed out.
    public async ValueTask DisposeAsync()
    {
        await Quarantine.DisposeAsync();
        await _client.DisposeAsync();
    }
}
