using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Azure.Messaging.ServiceBus;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>What happens on links, where the listener's library is easily used wrongly.</summary>
public sealed class LinkPitfallTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private const uint BatchFormat = 0x80013700;
    private const int Many = 10_000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private RawClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client = await RawClient.ConnectAsync(broker.Broker.Port);
        await _client.PutTokenAsync(_queue);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    [Pitfall(7)]
    public async Task Drain_OfAnEmptyQueue_IsAnsweredAsDrainedAndTakesTheCredit()
    {
        var frames = new FrameCounter();
        await using var proxy = new CuttingProxy(broker.Broker.Port, frames.Take);
        await using var client = await RawClient.ConnectAsync(proxy.Port);
        await client.PutTokenAsync(_queue);
        var link = new ReceiverLink(client.Session, "r", _queue);

        link.SetCredit(5, CreditMode.Drain);
        await Until.TrueAsync(() => frames.Flows.Any(flow => flow.Drain));
        await new SenderLink(client.Session, "s", _queue).SendAsync(new Message("late"), Soon);

        Assert.Equal(0u, Assert.Single(frames.Flows, flow => flow.Drain).LinkCredit);
        Assert.Equal((1, 0), (broker.Status(_queue).Active, broker.Status(_queue).Locked));
    }

    [Fact]
    [Pitfall(10)]
    public async Task Reject_ByNodeWithInformation_IsADeadLetterWithItsReasonAndTheConnectionStays()
    {
        await new SenderLink(_client.Session, "s", _queue).SendAsync(new Message("poison"), Soon);

        var (exitCode, output, errors) = await NodeWitness.DeadLetterAsync(broker.Broker.ConnectionString, _queue);

        Assert.True(exitCode == 0, errors);
        Assert.Equal("and goes on", output.Trim());
        await using var client = new ServiceBusClient(broker.Broker.ConnectionString);
        var letters = client.CreateReceiver(_queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var letter = await letters.ReceiveMessageAsync(Soon, Token);
        Assert.Equal(
            ("Poison", "why", "yes"),
            (letter!.DeadLetterReason, letter.DeadLetterErrorDescription, letter.ApplicationProperties["seen"]));
    }

    [Fact]
    [Pitfall(13)]
    public async Task Answers_HeldForOneQueue_LeaveTheOthersOfTheSameConnectionAlone()
    {
        var other = broker.Queue();
        await _client.PutTokenAsync(other);
        broker.Broker.Faults.DelayAnswers(_queue, TimeSpan.FromSeconds(5));
        var held = new SenderLink(_client.Session, "held", _queue).SendAsync(new Message("held"), TimeSpan.FromSeconds(30));
        await Until.TrueAsync(() => broker.Status(_queue).Active == 1);

        await new SenderLink(_client.Session, "free", other).SendAsync(new Message("free"), Soon);

        Assert.False(held.IsCompleted);
        broker.Broker.Faults.AnswerAtOnce(_queue);
        await held;
    }

    [Fact]
    [Pitfall(19)]
    public async Task Settlement_OfTenThousandTakenAhead_InAnyOrderSettlesEachOnce()
    {
        await SendManyAsync();
        var link = new ReceiverLink(_client.Session, "r", _queue);
        link.SetCredit(Many, autoRestore: false);
        var messages = new List<Message>(Many);
        while (messages.Count < Many) messages.Add(await link.ReceiveAsync(Soon) ?? throw new TimeoutException($"{messages.Count} came."));

        // The last first is the worst for whoever looks for each from the beginning.
        messages.Reverse();
        foreach (var message in messages) link.Accept(message);
        await _client.ManageAsync(_queue, "peek-message", new Map { ["message-count"] = 1 });

        Assert.Equal(Many, messages.Select(message => (int)message.Body).Distinct().Count());
        Assert.Equal((0, 0, 0), Counts());
    }

    [Fact]
    [Pitfall(21)]
    public async Task Batch_OfOneMessageInAPlainSection_IsThatMessage()
    {
        var inner = new Message("alone") { Properties = new Properties { MessageId = "1" } }.Encode();
        var sender = new SenderLink(_client.Session, "s", _queue);

        await sender.SendAsync(new Message
        {
            Format = BatchFormat, BodySection = new Data { Binary = inner.Buffer.AsSpan(inner.Offset, inner.Length).ToArray() },
        }, Soon);

        using var message = await new ReceiverLink(_client.Session, "r", _queue).ReceiveAsync(Soon);
        Assert.Equal(("1", "alone"), (message.Properties.MessageId, message.Body));
    }

    private async Task SendManyAsync()
    {
        var sender = new SenderLink(_client.Session, "s", _queue);
        var left = Many;
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var at = 0; at < Many; at++)
        {
            sender.Send(new Message(at), (_, _, outcome, _) =>
            {
                if (outcome is not Accepted) sent.TrySetException(new InvalidOperationException($"{outcome}"));
                if (Interlocked.Decrement(ref left) == 0) sent.TrySetResult();
            }, null);
        }

        await sent.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    private (int Active, int Locked, int DeadLettered) Counts()
    {
        var status = broker.Status(_queue);
        return (status.Active, status.Locked, status.DeadLettered);
    }
}
