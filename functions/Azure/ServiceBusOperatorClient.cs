using Azure.Core;
using Azure.Messaging.ServiceBus;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>The operator's links: more patient than the app's, since nobody waits ten seconds for an answer here.</summary>
internal sealed class ServiceBusOperatorClient(IOptions<QueueOptions> options, TokenCredential credential) : IAsyncDisposable
{
    private static readonly ServiceBusRetryOptions Patient = new()
    {
        Mode = ServiceBusRetryMode.Exponential,
        MaxRetries = 2,
        Delay = TimeSpan.FromMilliseconds(500),
        MaxDelay = TimeSpan.FromSeconds(5),
        TryTimeout = TimeSpan.FromSeconds(20),
    };

    private readonly ServiceBusClient _client = ServiceBusConnection.Open(options.Value, credential, Patient);
    private readonly List<ServiceBusReceiver> _receivers = [];

    /// <summary>The names of the queues.</summary>
    internal QueueOptions Queues => options.Value;

    internal ServiceBusReceiver Receiver(string queue, SubQueue subQueue = SubQueue.None)
    {
        var receiver = _client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = subQueue });
        lock (_receivers) _receivers.Add(receiver);
        return receiver;
    }

    internal ServiceBusSender Sender(string queue) => _client.CreateSender(queue);

    // The receivers first: each gives back what came too late to be handed out.
    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _receivers) await receiver.DisposeAsync();
        await _client.DisposeAsync();
    }
}
