using Azure.Messaging.ServiceBus;
using Bridge.Core.DeadLetters;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Azure;

/// <summary>The dead letters of one queue on Service Bus, from the operator's side.</summary>
internal sealed class ServiceBusDeadLetterQueue(
    ServiceBusOperatorClient client, string queue, ILogger<ServiceBusDeadLetterQueue> logger)
    : ServiceBusParkedQueue<DeadLetter>(client.Receiver(queue, SubQueue.DeadLetter)), IDeadLetterQueue
{
    private readonly ServiceBusSender _sender = client.Sender(queue);

    public string Queue => queue;

    public Task<QueueOutcome> SendAsync(object taken, Replay replay, CancellationToken cancellationToken) => BrokerSend.TryAsync(
        _sender, ServiceBusDeadLetter.Write((ServiceBusReceivedMessage)taken, replay), logger, cancellationToken,
        cancellationToken);

    protected override DeadLetter Read(ServiceBusReceivedMessage message) => ServiceBusDeadLetter.Read(message);
}
