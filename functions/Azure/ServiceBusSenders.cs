using Azure.Messaging.ServiceBus;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>One sender for each queue, for the app's lifetime; closed with the client.</summary>
internal sealed class ServiceBusSenders(ServiceBusClient client, IOptions<QueueOptions> queues)
{
    public ServiceBusSender Received { get; } = client.CreateSender(queues.Value.Received);

    public ServiceBusSender Events { get; } = client.CreateSender(queues.Value.Events);

    public ServiceBusSender Quarantine { get; } = client.CreateSender(queues.Value.Quarantine);
}
