using Azure.Messaging.ServiceBus;
using Bridge.Core.Quarantine;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Azure;

/// <summary>The quarantine on Service Bus, from the operator's side.</summary>
internal sealed class ServiceBusQuarantineQueue(
    ServiceBusOperatorClient client, ILogger<ServiceBusQuarantineQueue> logger)
    : ServiceBusParkedQueue<QuarantinedWebhook>(client.Receiver(client.Queues.Quarantine)), IQuarantineQueue
{
    private readonly ServiceBusSender _received = client.Sender(client.Queues.Received);

    public Task<QueueOutcome> SendAsync(ReleasedWebhook webhook, CancellationToken cancellationToken) => BrokerSend.TryAsync(
        _received, ServiceBusQuarantineMessage.Write(webhook), logger, cancellationToken, cancellationToken);

    protected override QuarantinedWebhook Read(ServiceBusReceivedMessage message) => ServiceBusQuarantineMessage.Read(message);
}
