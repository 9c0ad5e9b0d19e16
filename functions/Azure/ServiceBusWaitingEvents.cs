using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Events;
using Bridge.Core.Ledger;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>Looks for events along <c>truv-received</c>; nothing is locked, no delivery is used up.</summary>
internal sealed class ServiceBusWaitingEvents(ServiceBusClient client, IOptions<QueueOptions> queues) : IWaitingEvents
{
    /// <summary>How many messages are looked at; beyond that the backlog itself is what an operator has to look at.</summary>
    internal const int Most = 5000;

    private const int PageSize = 100;

    private readonly ServiceBusReceiver _receiver = client.CreateReceiver(queues.Value.Received);

    public async Task<IReadOnlyList<LedgerEntry>> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var found = new List<LedgerEntry>();
            var from = 0L;
            for (var seen = 0; seen < Most;)
            {
                var page = await _receiver.PeekMessagesAsync(PageSize, from, cancellationToken);
                if (page.Count == 0) break;
                found.AddRange(page.Select(Read).OfType<LedgerEntry>().Where(entry => Concerns(entry, id)));
                (seen, from) = (seen + page.Count, page[^1].SequenceNumber + 1);
            }

            return [.. found.OrderByDescending(entry => entry.ReceivedAt).DistinctBy(entry => entry.EventId)];
        }
        catch (Exception e) when (e is ServiceBusException or UnauthorizedAccessException or AuthenticationFailedException)
        {
            throw new IOException($"Queue {queues.Value.Received} cannot be looked into ({Reason(e)}).", e);
        }
    }

    // Null for what cannot be read, which enriching dead-letters with the reason.
    private static LedgerEntry? Read(ServiceBusReceivedMessage message) =>
        TruvEventReader.Read(message.Body.ToMemory(), out var truvEvent) is null && truvEvent is not null
            ? LedgerEntry.Of(truvEvent, EventProperties.Read(message)) with { Attempts = EventProperties.ReadAttempt(message) }
            : null;

    private static bool Concerns(LedgerEntry entry, string id) =>
        entry.EventId == id || entry.WebhookId == id || entry.LinkId == id || entry.OrderId == id || entry.TaskId == id || entry.UserId == id;

    private static string Reason(Exception e) => e is ServiceBusException { Reason: var reason } ? reason.ToString() : e.GetType().Name;
}
