using Azure.Messaging.ServiceBus;
using Bridge.Core.Reconciliation;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>Looks along <c>truv-received</c> and its dead-letter queue; nothing is locked, no delivery is used up.</summary>
internal sealed class ServiceBusReceivedBacklog(ServiceBusClient client, IOptions<QueueOptions> queues) : IReceivedBacklog
{
    private readonly ServiceBusReceiver _receiver = client.CreateReceiver(queues.Value.Received);
    private readonly ServiceBusReceiver _deadLetters = client.CreateReceiver(
        queues.Value.Received, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    public async Task<ReceivedBacklog> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            // In this order: a message that is dead-lettered meanwhile is then seen twice, not never.
            var waiting = await QueueLook.AlongAsync(_receiver, cancellationToken);
            var dead = await QueueLook.AlongAsync(_deadLetters, cancellationToken);
            return new ReceivedBacklog(waiting.OldestUntried, waiting.And(dead));
        }
        catch (ServiceBusException e)
        {
            throw new IOException($"Queue {queues.Value.Received} cannot be looked into ({e.Reason}).", e);
        }
    }
}
