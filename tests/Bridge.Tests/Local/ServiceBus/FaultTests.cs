using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Bridge.Local.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>What a .NET client makes of the broker's faults.</summary>
public sealed class FaultTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client(retries: 3);
    private readonly ServiceBusClient _impatient = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _impatient.DisposeAsync();
    }

    [Theory]
    [InlineData(SendRefusal.Refused, ServiceBusFailureReason.ServiceBusy)]
    [InlineData(SendRefusal.Throttled, ServiceBusFailureReason.ServiceBusy)]
    [InlineData(SendRefusal.Full, ServiceBusFailureReason.QuotaExceeded)]
    [InlineData(SendRefusal.Disabled, ServiceBusFailureReason.MessagingEntityDisabled)]
    public async Task Send_Refused_HasTheReason(SendRefusal refusal, ServiceBusFailureReason reason)
    {
        await using var sender = _impatient.CreateSender(_queue);
        broker.Broker.Faults.RefuseSends(_queue, refusal);

        var sending = await Assert.ThrowsAsync<ServiceBusException>(() => SendAsync(sender, "a"));
        var scheduling = await Assert.ThrowsAsync<ServiceBusException>(
            () => sender.ScheduleMessageAsync(new ServiceBusMessage("b"), TimeProvider.System.GetUtcNow().AddHours(1), Token));

        Assert.Equal((reason, reason), (sending.Reason, scheduling.Reason));
        Assert.Equal((0, 0), (broker.Status(_queue).Active, broker.Status(_queue).Scheduled));
    }

    [Fact]
    public async Task Send_WhoseAnswerIsLost_IsRepeatedAndStoredOnce()
    {
        await using var sender = _client.CreateSender(_queue);
        broker.Broker.Faults.DropBeforeAnswering(_queue, sends: 1);

        await SendAsync(sender, "a");

        Assert.Equal((1, 1), (broker.Status(_queue).Active, broker.Status(_queue).DuplicatesDropped));
    }

    [Fact]
    public async Task Send_WhoseAnswerIsLost_WithoutRetries_IsAmbiguous()
    {
        await using var sender = _impatient.CreateSender(_queue);
        broker.Broker.Faults.DropBeforeAnswering(_queue, sends: 1);

        var failed = await Assert.ThrowsAsync<ServiceBusException>(() => SendAsync(sender, "a"));

        Assert.True(failed.IsTransient);
        Assert.Equal(1, broker.Status(_queue).Active);
    }

    [Fact]
    public async Task Send_LostBeforeItWasStored_IsRepeated()
    {
        await using var sender = _client.CreateSender(_queue);
        broker.Broker.Faults.DropBeforeStoring(_queue, sends: 2);

        await SendAsync(sender, "a");

        Assert.Equal((1, 0), (broker.Status(_queue).Active, broker.Status(_queue).DuplicatesDropped));
    }

    [Fact]
    public async Task Answers_Delayed_ComeLater()
    {
        var delay = TimeSpan.FromMilliseconds(400);
        await using var sender = _client.CreateSender(_queue);
        await SendAsync(sender, "warm");
        broker.Broker.Faults.DelayAnswers(_queue, delay);
        var watch = Stopwatch.StartNew();

        await SendAsync(sender, "a");

        Assert.True(watch.Elapsed >= delay - TimeSpan.FromMilliseconds(20), $"The answer came after {watch.Elapsed}.");
        broker.Broker.Faults.AnswerAtOnce(_queue);
    }

    [Fact]
    public async Task Connections_Dropped_AreOpenedAgain()
    {
        await using var sender = _client.CreateSender(_queue);
        await using var receiver = _client.CreateReceiver(_queue);
        await SendAsync(sender, "before");
        await receiver.CompleteMessageAsync((await receiver.ReceiveMessageAsync(Soon, Token))!, Token);

        Assert.NotEqual(0, broker.Broker.DropConnections());
        await SendAsync(sender, "after");

        Assert.Equal("after", (await receiver.ReceiveMessageAsync(Soon, Token))!.Body.ToString());
    }

    [Fact]
    public async Task Receive_WaitingWhileTheConnectionIsDropped_GetsWhatComesLater()
    {
        await using var other = broker.Client(retries: 3);
        await using var receiver = _client.CreateReceiver(_queue);
        Assert.Null(await receiver.ReceiveMessageAsync(TimeSpan.FromMilliseconds(100), Token));
        var waiting = receiver.ReceiveMessageAsync(Soon, Token);

        Assert.NotEqual(0, broker.Broker.DropConnections());
        await using var sender = other.CreateSender(_queue);
        await SendAsync(sender, "later");

        Assert.Equal("later", (await waiting)?.Body.ToString());
    }

    [Fact]
    public async Task Close_OfAReceiverThatWaits_EndsTheWait()
    {
        var receiver = _client.CreateReceiver(_queue);
        Assert.Null(await receiver.ReceiveMessageAsync(TimeSpan.FromMilliseconds(100), Token));
        var waiting = receiver.ReceiveMessageAsync(TimeSpan.FromMinutes(5), Token);

        await receiver.CloseAsync(Token);

        await Task.WhenAny(waiting, Task.Delay(Soon, TimeProvider.System, Token));
        Assert.True(waiting.IsCompleted);
    }

    private static Task SendAsync(ServiceBusSender sender, string id) =>
        sender.SendMessageAsync(new ServiceBusMessage(id) { MessageId = id }, Token);
}
