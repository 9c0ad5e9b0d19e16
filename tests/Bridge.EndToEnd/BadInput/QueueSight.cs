using Azure.Messaging.ServiceBus;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.BadInput;

/// <summary>What lies on the queues, without taking any of it.</summary>
internal sealed class QueueSight(BridgeUp up, ServiceBusClient client)
{
    private const int Most = 250;

    /// <summary>
    /// The ids of all events that were ever accepted. An event is on the consumers' queue before it leaves the one before,
    /// so looking at them in the order of the flow misses none.
    /// </summary>
    public async Task<HashSet<string>> EventsAsync()
    {
        var received = up.Text("serviceBus", "received");
        ServiceBusReceivedMessage[] messages =
        [
            .. await PeekAsync(received), .. await PeekAsync(received, SubQueue.DeadLetter),
            .. await PeekAsync(up.Text("serviceBus", "events")),
        ];

        // A postponed event is "<event id>/<attempt>".
        return [.. messages.Select(message => message.MessageId.Split('/')[0])];
    }

    public Task<IReadOnlyList<ServiceBusReceivedMessage>> QuarantineAsync() =>
        PeekAsync(up.Text("serviceBus", "quarantine"));

    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekAsync(string queue, SubQueue subQueue = SubQueue.None)
    {
        await using var receiver = client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = subQueue });
        var messages = await receiver.PeekMessagesAsync(Most, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(messages.Count < Most, $"There may be more on {queue} than one look shows.");
        return messages;
    }
}
