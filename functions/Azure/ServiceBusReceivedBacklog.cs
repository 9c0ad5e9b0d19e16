using Azure.Messaging.ServiceBus;
using Bridge.Core.Reconciliation;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>
/// Looks along <c>truv-received</c> without taking anything, for what was never tried: an event that was put off is in the ledger
/// already.
/// </summary>
internal sealed class ServiceBusReceivedBacklog(ServiceBusClient client, IOptions<QueueOptions> queues) : IReceivedBacklog
{
    private const int PageSize = 100;

    // Beyond that many messages, the oldest of those before stands for all that follow.
    private const int MaxPages = 50;

    private readonly ServiceBusReceiver _receiver = client.CreateReceiver(queues.Value.Received);

    public async Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(cancellationToken);
        }
        catch (ServiceBusException e)
        {
            throw new IOException($"Queue {queues.Value.Received} cannot be looked into ({e.Reason}).", e);
        }
    }

    // Not the first in line alone: what a run has put back stands behind younger ones.
    private async Task<DateTimeOffset?> LookAsync(CancellationToken cancellationToken)
    {
        long from = 0;
        DateTimeOffset? oldest = null;
        ServiceBusReceivedMessage? last = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var messages = await _receiver.PeekMessagesAsync(PageSize, from, cancellationToken);
            if (messages.Count == 0) return oldest;
            foreach (var message in messages.Where(message => EventProperties.ReadAttempt(message) == 0))
            {
                if (oldest is null || ReceivedAt(message) < oldest) oldest = ReceivedAt(message);
            }

            last = messages[^1];
            from = last.SequenceNumber + 1;
        }

        return oldest ?? ReceivedAt(last!);
    }

    private static DateTimeOffset ReceivedAt(ServiceBusReceivedMessage message) => EventProperties.Read(message).ReceivedAt;
}
