using Azure.Messaging.ServiceBus;
using Bridge.Core.Reconciliation;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>
/// Looks along <c>truv-received</c> without taking anything, for a first copy: one that was put off is in the ledger already.
/// (One that a halted run has put back is not; at worst it is pulled as well, and the ledger keeps it single.)
/// </summary>
internal sealed class ServiceBusReceivedBacklog(ServiceBusClient client, IOptions<QueueOptions> queues) : IReceivedBacklog
{
    private const int PageSize = 100;

    // Beyond that many copies that were put off, the one that the look ends at stands for all that follow.
    private const int MaxPages = 20;

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

    private async Task<DateTimeOffset?> LookAsync(CancellationToken cancellationToken)
    {
        long from = 0;
        ServiceBusReceivedMessage? last = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var messages = await _receiver.PeekMessagesAsync(PageSize, from, cancellationToken);
            if (messages.Count == 0) return null;
            var waiting = messages.FirstOrDefault(message => EventProperties.ReadAttempt(message) == 0);
            if (waiting is not null) return ReceivedAt(waiting);
            last = messages[^1];
            from = last.SequenceNumber + 1;
        }

        return ReceivedAt(last!);
    }

    private static DateTimeOffset ReceivedAt(ServiceBusReceivedMessage message) => EventProperties.Read(message).ReceivedAt;
}
