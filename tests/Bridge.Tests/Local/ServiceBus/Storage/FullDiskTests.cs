using Azure.Messaging.ServiceBus;
using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Storage;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Local.ServiceBus.Storage;

/// <summary>What clients see of a broker whose disk is full for a while.</summary>
public sealed class FullDiskTests : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("broker-full-").FullName;
    private readonly FailingDisk _disk = new();
    private readonly AwaitedTime _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task FullDisk_AnswersWaitNewSendsAreBusyAndLooksGoOn()
    {
        await using var broker = await StartAsync();
        await using var client = Client(broker);
        await using var other = Client(broker);
        var sender = client.CreateSender("queue");
        var receiver = client.CreateReceiver("queue");
        foreach (var body in new[] { "completed", "renewed" }) await sender.SendMessageAsync(new ServiceBusMessage(body), Token);
        var completed = (await receiver.ReceiveMessageAsync(Soon, Token))!;
        var renewed = (await receiver.ReceiveMessageAsync(Soon, Token))!;
        await other.CreateReceiver("queue").PeekMessageAsync(0, Token);
        var late = other.CreateSender("queue");
        await late.CreateMessageBatchAsync(Token);

        _disk.Now = FailingDisk.Failure.Full;
        var sending = sender.SendMessageAsync(new ServiceBusMessage("meanwhile"), Token);
        await StalledAsync(broker);
        var completing = receiver.CompleteMessageAsync(completed, Token);
        var busy = await Assert.ThrowsAsync<ServiceBusException>(() => late.SendMessageAsync(new ServiceBusMessage("late"), Token));
        await receiver.RenewMessageLockAsync(renewed, Token);
        var seen = await other.CreateReceiver("queue").PeekMessagesAsync(10, 0, Token);
        var early = (sending.IsCompleted, completing.IsCompleted);

        _disk.Now = FailingDisk.Failure.None;
        await RetryUntilAsync(Task.WhenAll(sending, completing));

        Assert.Equal((ServiceBusFailureReason.ServiceBusy, true), (busy.Reason, busy.IsTransient));
        Assert.Contains("50009", busy.Message, StringComparison.Ordinal);
        Assert.Equal((false, false), early);
        Assert.NotEmpty(seen);
        Assert.Equal(StorageState.Kept, broker.Storage.State);
        Assert.False(broker.Failure.IsCompleted);
    }

    [Fact]
    public async Task Schedule_OnAFullDisk_IsBusy()
    {
        await using var broker = await StartAsync();
        await using var client = Client(broker);
        await using var other = Client(broker);
        _disk.Now = FailingDisk.Failure.Full;
        var sending = client.CreateSender("queue").SendMessageAsync(new ServiceBusMessage("meanwhile"), Token);
        await StalledAsync(broker);

        var busy = await Assert.ThrowsAsync<ServiceBusException>(() => other.CreateSender("queue").ScheduleMessageAsync(
            new ServiceBusMessage("late"), _clock.GetUtcNow().AddHours(1), Token));
        _disk.Now = FailingDisk.Failure.None;
        await RetryUntilAsync(sending);

        Assert.Equal(ServiceBusFailureReason.ServiceBusy, busy.Reason);
        Assert.Equal((1, 0), (broker.Status().Single().Active, broker.Status().Single().Scheduled));
    }

    [Fact]
    public async Task Restart_AfterAFullDisk_HasWhatWasAcknowledged()
    {
        await using (var broker = await StartAsync())
        {
            await using var client = Client(broker);
            var sender = client.CreateSender("queue");
            await sender.SendMessageAsync(new ServiceBusMessage("before"), Token);
            _disk.Now = FailingDisk.Failure.Full;
            var sending = sender.SendMessageAsync(new ServiceBusMessage("meanwhile"), Token);
            await StalledAsync(broker);
            _disk.Now = FailingDisk.Failure.None;
            await RetryUntilAsync(sending);
        }

        await using var next = await StartAsync();
        await using var reader = Client(next);
        var left = await reader.CreateReceiver("queue").PeekMessagesAsync(10, 0, Token);

        Assert.Equal(["before", "meanwhile"], left.Select(message => message.Body.ToString()));
    }

    private Task<Broker> StartAsync() => Broker.StartAsync(
        new BrokerOptions { Port = 0, DataFolder = _folder, Disk = _disk, Queues = [new QueueOptions("queue")] },
        _clock, NullLoggerFactory.Instance, Token);

    private async Task StalledAsync(Broker broker)
    {
        while (!_clock.IsAwaited(Journal.RetryEvery)) await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Token);
        Assert.Equal(StorageState.Stalled, broker.Storage.State);
    }

    private async Task RetryUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            _clock.Advance(Journal.RetryEvery);
            await Task.WhenAny(done, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token));
        }

        await done;
    }

    private static ServiceBusClient Client(Broker broker) => new(broker.ConnectionString, new ServiceBusClientOptions
    {
        RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = Soon },
    });
}
