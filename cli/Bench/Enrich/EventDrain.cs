using Azure.Messaging.ServiceBus;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>The consumer: takes every event, and fails unless each came once.</summary>
internal sealed class EventDrain(ServiceBusClient client, string queue) : IAsyncDisposable
{
    private const int Batch = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ServiceBusReceiver _receiver = client.CreateReceiver(
        queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete, PrefetchCount = Batch });

    /// <summary>Takes all events.</summary>
    /// <returns>When the last one came, as a timestamp.</returns>
    internal async Task<long> TakeAsync(EventSum expected, CancellationToken cancellationToken)
    {
        var taken = new EventSum();
        while (taken.Count < expected.Count)
        {
            var messages = await _receiver.ReceiveMessagesAsync(Batch, Longest, cancellationToken);
            if (messages.Count == 0) throw new TimeoutException($"Only {taken.Count} of {expected.Count} events came.");
            foreach (var message in messages) taken.Add(message.MessageId);
        }

        return taken.IsSameAs(expected)
            ? TimeProvider.System.GetTimestamp()
            : throw new InvalidOperationException("An event came twice, or one that nobody sent.");
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();
}
