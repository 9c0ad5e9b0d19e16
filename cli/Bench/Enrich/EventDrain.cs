using Azure.Messaging.ServiceBus;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>The consumer: takes every event, and fails on one that comes twice.</summary>
internal sealed class EventDrain(ServiceBusClient client, string queue) : IAsyncDisposable
{
    private const int Batch = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ServiceBusReceiver _receiver = client.CreateReceiver(
        queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete, PrefetchCount = Batch });

    /// <summary>Takes so many events.</summary>
    /// <returns>When the last one came, as a timestamp.</returns>
    internal async Task<long> TakeAsync(int events, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(events, StringComparer.Ordinal);
        while (seen.Count < events)
        {
            var messages = await _receiver.ReceiveMessagesAsync(Batch, Longest, cancellationToken);
            if (messages.Count == 0) throw new TimeoutException($"Only {seen.Count} of {events} events came.");
            foreach (var message in messages)
            {
                if (!seen.Add(message.MessageId)) throw new InvalidOperationException($"Event {message.MessageId} came twice.");
            }
        }

        return TimeProvider.System.GetTimestamp();
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();
}
