using System.Text.Json;
using Azure.Messaging.ServiceBus;

namespace Bridge.Cli.Up;

/// <summary>
/// A downstream consumer of the samples. Events that are not samples belong to somebody else: they stay locked while this
/// consumer runs, and are given back when it leaves.
/// </summary>
internal sealed class EventConsumer(string connectionString, string queue, Journeys journeys)
{
    private const int BatchSize = 32;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(500);

    /// <summary>Consumes until it is told to stop.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        await using var client = new ServiceBusClient(connectionString);
        await using var receiver = client.CreateReceiver(queue);
        var others = new List<ServiceBusReceivedMessage>();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                foreach (var message in await receiver.ReceiveMessagesAsync(BatchSize, Wait, stop))
                {
                    if (IsSample(message.Body)) await receiver.CompleteMessageAsync(message, CancellationToken.None);
                    else others.Add(message);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // All samples have arrived, or the command is ending.
        }

        foreach (var other in others) await receiver.AbandonMessageAsync(other, null, CancellationToken.None);
    }

    /// <summary>Whether an event is one of the samples; data that were too large for the queue are none of theirs.</summary>
    internal bool IsSample(BinaryData body)
    {
        using var json = JsonDocument.Parse(body.ToMemory());
        if (!json.RootElement.TryGetProperty("data", out var data)) return false;
        var webhookId = data.GetProperty("event").GetProperty("webhook_id").GetString()!;
        return journeys.Consumed(webhookId, data.GetProperty("enrichment").GetProperty("status").GetString());
    }
}
