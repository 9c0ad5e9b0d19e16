using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>The processor of the .NET client on the broker.</summary>
public sealed class ProcessorTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly string _queue = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client();
    private readonly ConcurrentQueue<ProcessErrorEventArgs> _errors = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Handler_Returns_MessageIsCompleted()
    {
        await SendAsync(20);
        var seen = new ConcurrentQueue<string>();
        var all = new TaskCompletionSource();
        await using var processor = Processor(1, args =>
        {
            seen.Enqueue(args.Message.Body.ToString());
            if (seen.Count == 20) all.TrySetResult();
            return Task.CompletedTask;
        });

        await processor.StartProcessingAsync(Token);
        await all.Task.WaitAsync(Soon, Token);
        await processor.StopProcessingAsync(Token);

        Assert.Equal(Enumerable.Range(0, 20).Select(at => $"{at}"), seen);
        Assert.Equal((0, 0), (broker.Status(_queue).Active, broker.Status(_queue).Locked));
        Assert.False(processor.IsProcessing);
    }

    [Fact]
    public async Task Handler_Throws_MessageIsGivenBackAndTheErrorReported()
    {
        await SendAsync(1);
        var again = new TaskCompletionSource<int>();
        await using var processor = Processor(1, args =>
        {
            if (args.Message.DeliveryCount == 1) throw new InvalidOperationException("first time");
            again.TrySetResult(args.Message.DeliveryCount);
            return Task.CompletedTask;
        });

        await processor.StartProcessingAsync(Token);
        var delivery = await again.Task.WaitAsync(Soon, Token);
        await processor.StopProcessingAsync(Token);

        Assert.Equal(2, delivery);
        var error = Assert.Single(_errors);
        Assert.Equal(("first time", ServiceBusErrorSource.ProcessMessageCallback, _queue),
            (error.Exception.Message, error.ErrorSource, error.EntityPath));
    }

    [Fact]
    public async Task Handler_SettlesItself_IsNotCompletedAgain()
    {
        await SendAsync(1);
        var done = new TaskCompletionSource();
        await using var processor = Processor(1, async args =>
        {
            await args.DeadLetterMessageAsync(args.Message, "BRG140", "why", Token);
            done.TrySetResult();
        });

        await processor.StartProcessingAsync(Token);
        await done.Task.WaitAsync(Soon, Token);
        await processor.StopProcessingAsync(Token);

        Assert.Equal(1, broker.Status(_queue).DeadLettered);
        Assert.Empty(_errors);
    }

    [Fact]
    public async Task Stop_WithHandlersAtWork_WaitsForThemAndTakesNoMore()
    {
        await SendAsync(10);
        var atWork = new CountdownEvent(3);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var three = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var processor = Processor(3, async _ =>
        {
            if (atWork.Signal()) three.TrySetResult();
            await go.Task;
        });
        await processor.StartProcessingAsync(Token);
        await three.Task.WaitAsync(Soon, Token);

        var stopping = processor.StopProcessingAsync(Token);
        Assert.False(stopping.IsCompleted);
        go.SetResult();
        await stopping;

        Assert.Equal(7, broker.Status(_queue).Active);
        Assert.Equal(0, broker.Status(_queue).Locked);
        atWork.Dispose();
    }

    [Fact]
    public async Task Processor_Concurrent_HandlesEveryMessageOnce()
    {
        const int messages = 200;
        await using var sender = _client.CreateSender(_queue);
        foreach (var part in Enumerable.Range(0, messages).Chunk(20))
            await sender.SendMessagesAsync(part.Select(at => new ServiceBusMessage($"{at}") { MessageId = $"{at}" }), Token);
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var processor = _client.CreateProcessor(
            _queue, new ServiceBusProcessorOptions { MaxConcurrentCalls = 8, PrefetchCount = 20 });
        processor.ProcessMessageAsync += message =>
        {
            seen.Add(message.Message.MessageId);
            if (seen.Count == messages) done.TrySetResult();
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync(Token);

        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await processor.StopProcessingAsync(Token);

        Assert.Equal(messages, seen.Distinct().Count());
        Assert.Equal(0, broker.Status(_queue).Active);
    }

    [Fact]
    public async Task Start_WithoutHandlers_IsRefused()
    {
        await using var processor = _client.CreateProcessor(_queue);

        await Assert.ThrowsAsync<InvalidOperationException>(() => processor.StartProcessingAsync(Token));
    }

    private ServiceBusProcessor Processor(int concurrency, Func<ProcessMessageEventArgs, Task> handler)
    {
        var processor = _client.CreateProcessor(_queue, new ServiceBusProcessorOptions { MaxConcurrentCalls = concurrency });
        processor.ProcessMessageAsync += handler;
        processor.ProcessErrorAsync += args =>
        {
            _errors.Enqueue(args);
            return Task.CompletedTask;
        };
        return processor;
    }

    private async Task SendAsync(int count)
    {
        await using var sender = _client.CreateSender(_queue);
        for (var at = 0; at < count; at++) await sender.SendMessageAsync(new ServiceBusMessage($"{at}"), Token);
    }
}
