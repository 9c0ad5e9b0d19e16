using Azure.Messaging.ServiceBus;
using Bridge.Consumer.Contract;
using Bridge.Consumer.Inbox;
using Bridge.Consumer.Processing;
using Bridge.Consumer.Signatures;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Consumers.DotNet;

/// <summary>The pump on a real queue.</summary>
public sealed class QueuePumpTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly EventContract Contract = new();

    private readonly string _queue = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client();
    private readonly InboxFile _file = new();
    private readonly RecordingHandler _handler = new();
    private CancellationTokenSource _stop = new();
    private SqliteInbox? _inbox;
    private Task? _running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _inbox = await _file.OpenAsync();
        _running = RunAsync(TimeProvider.System);
    }

    private Task RunAsync(TimeProvider time)
    {
        var processor = new EventProcessor(Contract, null, new SignatureVerifier([WebhookBuilder.Secret]), _inbox!, _handler);
        var options = new QueuePumpOptions(_queue)
        {
            Wait = TimeSpan.FromMilliseconds(100), FirstDelay = TimeSpan.FromMilliseconds(10), MaxAttempts = 2,
        };
        return new QueuePump(_client, options, processor, time, NullLogger<QueuePump>.Instance).RunAsync(_stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _client.DisposeAsync();
        _inbox?.Dispose();
        _file.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Pump_EventDeliveredTwice_IsHandledOnceAndBothAreCompleted()
    {
        await SendAsync(new EventBuilder().Bytes, "first");
        await SendAsync(new EventBuilder().Bytes, "second");

        await UntilAsync(() => Counts() == (0, 0, 0));
        Assert.Single(_handler.Handled);
    }

    [Fact]
    public async Task Pump_PoisonAndForgery_AreDeadLetteredWithReasonAndDescription()
    {
        await SendAsync("no JSON"u8.ToArray(), "poison");
        await SendAsync(new EventBuilder().Forged().Bytes, "forged");
        await SendAsync(new EventBuilder().Bytes, "genuine");

        await UntilAsync(() => Counts() == (0, 0, 2) && _handler.Handled.Count == 1);
        var dead = await DeadAsync(2);
        Assert.Equal(PoisonReason.ContractViolated, dead["poison"].DeadLetterReason);
        Assert.Equal(PoisonReason.SignatureMismatch, dead["forged"].DeadLetterReason);
        Assert.All(dead.Values, message => Assert.NotEmpty(message.DeadLetterErrorDescription!));
    }

    [Fact]
    public async Task Pump_WorkFailsOnce_TheMessageComesAgainAfterADelay()
    {
        var failures = 1;
        _handler.Failure = () => Interlocked.Decrement(ref failures) >= 0 ? new TimeoutException() : null;

        await SendAsync(new EventBuilder().Bytes, "a");

        await UntilAsync(() => Counts() == (0, 0, 0) && _handler.Handled.Count == 1);
    }

    [Fact]
    public async Task Pump_WorkNeverSucceeds_IsDeadLetteredAfterTheLastAttempt()
    {
        _handler.Failure = () => new TimeoutException("of a borrower");

        await SendAsync(new EventBuilder().Bytes, "a");

        await UntilAsync(() => Counts() == (0, 0, 1));
        var dead = (await DeadAsync(1))["a"];
        Assert.Equal(PoisonReason.AttemptsExhausted, dead.DeadLetterReason);
        Assert.Equal("Failed 2 times, at last with TimeoutException.", dead.DeadLetterErrorDescription);
    }

    [Fact]
    public async Task Pump_ClockAheadOfTheBrokers_StillHasTimeForWork()
    {
        await StopAsync();
        using var again = new CancellationTokenSource();
        _stop = again;
        _running = RunAsync(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(1)));

        await SendAsync(new EventBuilder().Bytes, "a");

        await UntilAsync(() => Counts() == (0, 0, 0) && _handler.Handled.Count == 1);
        await StopAsync();
    }

    [Fact]
    public async Task Pump_Stopped_EndsAndLeavesWhatComesLater()
    {
        await StopAsync();

        await SendAsync(new EventBuilder().Bytes, "a");

        Assert.Equal((1, 0, 0), Counts());
    }

    private async Task StopAsync()
    {
        if (!_running!.IsCompleted) await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);
    }

    private async Task SendAsync(byte[] body, string id)
    {
        await using var sender = _client.CreateSender(_queue);
        await sender.SendMessageAsync(new ServiceBusMessage(body) { MessageId = id }, Token);
    }

    private async Task<Dictionary<string, ServiceBusReceivedMessage>> DeadAsync(int count)
    {
        await using var receiver = _client.CreateReceiver(_queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var messages = new Dictionary<string, ServiceBusReceivedMessage>();
        while (messages.Count < count)
        {
            var message = await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(10), Token);
            messages.Add(message!.MessageId, message);
        }

        return messages;
    }

    private (int Active, int Locked, int DeadLettered) Counts()
    {
        var status = broker.Status(_queue);
        return (status.Active, status.Locked, status.DeadLettered);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
    }
}
