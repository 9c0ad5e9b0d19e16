using Azure.Messaging.ServiceBus;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>The .NET client on one connection: sends in turns, and receives and completes after each what was sent.</summary>
internal sealed class DotNetLoad(string connectionString, string queue) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ServiceBusClient _client = new(connectionString);

    /// <summary>Sends and receives so many messages in batches, says so, and goes on with more over the same links.</summary>
    internal async Task PassAsync(IEnumerable<int> portions, Func<Task> onPassed, CancellationToken cancellationToken)
    {
        await using var sender = _client.CreateSender(queue);
        await using var receiver = Receiver();
        foreach (var portion in portions)
        {
            foreach (var turn in LoadShape.Turns(portion))
            {
                await SendInBatchesAsync(sender, turn, cancellationToken);
                await ReceiveAsync(receiver, turn, cancellationToken);
            }

            await onPassed();
        }
    }

    /// <summary>Sends and receives so many messages in batches, and again one by one.</summary>
    /// <returns>Messages per second of each step.</returns>
    internal async Task<Dictionary<string, double>> MeasureAsync(int messages, CancellationToken cancellationToken)
    {
        await using var sender = _client.CreateSender(queue);
        await using var receiver = Receiver();
        Stopwatches watches = new();
        foreach (var turn in LoadShape.Turns(messages))
        {
            await watches.TimeAsync(LoadStep.SendInBatches, () => SendInBatchesAsync(sender, turn, cancellationToken));
            await watches.TimeAsync(LoadStep.Receive, () => ReceiveAsync(receiver, turn, cancellationToken));
        }

        foreach (var turn in LoadShape.Turns(messages))
        {
            await watches.TimeAsync(LoadStep.SendSingly, () => SendSinglyAsync(sender, turn, cancellationToken));
            await ReceiveAsync(receiver, turn, cancellationToken);
        }

        return watches.Rates(messages);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private ServiceBusReceiver Receiver() => _client.CreateReceiver(
        queue, new ServiceBusReceiverOptions { PrefetchCount = LoadShape.UnderWay });

    private static Task SendInBatchesAsync(ServiceBusSender sender, int messages, CancellationToken cancellationToken)
    {
        var left = messages;
        return Task.WhenAll(Enumerable.Range(0, LoadShape.UnderWay / LoadShape.Batch).Select(async _ =>
        {
            while (Interlocked.Add(ref left, -LoadShape.Batch) is var rest && rest > -LoadShape.Batch)
            {
                using var batch = await sender.CreateMessageBatchAsync(cancellationToken);
                for (var at = 0; at < Math.Min(LoadShape.Batch, LoadShape.Batch + rest); at++)
                    batch.TryAddMessage(new ServiceBusMessage(LoadShape.Body));
                await sender.SendMessagesAsync(batch, cancellationToken);
            }
        }));
    }

    private static Task SendSinglyAsync(ServiceBusSender sender, int messages, CancellationToken cancellationToken)
    {
        var left = messages;
        return Task.WhenAll(Enumerable.Range(0, LoadShape.UnderWay).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await sender.SendMessageAsync(new ServiceBusMessage(LoadShape.Body), cancellationToken);
        }));
    }

    // While some are completed the next are received already.
    private static async Task ReceiveAsync(ServiceBusReceiver receiver, int messages, CancellationToken cancellationToken)
    {
        var completing = Task.CompletedTask;
        for (var received = 0; received < messages;)
        {
            var got = await receiver.ReceiveMessagesAsync(
                Math.Min(LoadShape.UnderWay, messages - received), Longest, cancellationToken);
            if (got.Count == 0) throw new TimeoutException($"Only {received} of {messages} messages came.");
            received += got.Count;
            await completing;
            completing = Task.WhenAll(got.Select(message => receiver.CompleteMessageAsync(message, cancellationToken)));
        }

        await completing;
    }
}
