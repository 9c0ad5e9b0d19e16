using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Official;

/// <summary>Sessions in turns: a processor that the stand-in does not have.</summary>
public sealed class SessionProcessorTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private readonly string _queue = broker.SessionQueue();
    private readonly ServiceBusClient _client = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Processor_ManySessions_KeepsTheOrderWithinEach()
    {
        const int sessions = 5;
        const int each = 20;
        await using var sender = _client.CreateSender(_queue);
        for (var at = 0; at < each; at++)
        {
            await sender.SendMessagesAsync(
                Enumerable.Range(0, sessions).Select(s => new ServiceBusMessage($"{at}") { SessionId = $"s{s}" }), Token);
        }

        var got = new System.Collections.Concurrent.ConcurrentDictionary<string, List<string>>();
        var left = sessions * each;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var processor = _client.CreateSessionProcessor(_queue, new ServiceBusSessionProcessorOptions
        {
            MaxConcurrentSessions = 3, SessionIdleTimeout = TimeSpan.FromMilliseconds(300),
        });
        processor.ProcessMessageAsync += message =>
        {
            got.GetOrAdd(message.SessionId, _ => []).Add(message.Message.Body.ToString());
            if (Interlocked.Decrement(ref left) == 0) done.TrySetResult();
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync(Token);

        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await processor.StopProcessingAsync(Token);

        Assert.Equal(sessions, got.Count);
        Assert.All(got.Values, bodies => Assert.Equal(Enumerable.Range(0, each).Select(at => $"{at}"), bodies));
    }
}
