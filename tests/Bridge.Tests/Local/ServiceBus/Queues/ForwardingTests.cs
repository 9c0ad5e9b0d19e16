using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class ForwardingTests : IDisposable
{
    private readonly QueueDirectory _queues = new(
        [
            new QueueOptions("in") { ForwardTo = "Out", MaxMessageBytes = 500 },
            new QueueOptions("out") { ForwardDeadLetteredMessagesTo = "dead", MaxMessageBytes = 100 },
            new QueueOptions("dead"),
        ],
        TimeProvider.System);

    public void Dispose() => _queues.Dispose();

    [Fact]
    public void Send_ToAForwardingQueue_ArrivesInTheOther()
    {
        Send(bytes: 10);

        Assert.Equal((0, 1), (Status("in").Active, Status("out").Active));
    }

    [Fact]
    public void Send_ThatTheOtherQueueRefuses_IsADeadLetterOfTheFirst()
    {
        Send(bytes: 101);

        Assert.Equal((1, 0), (Status("in").DeadLettered, Status("out").Active));
    }

    [Fact]
    public void DeadLetter_OfAQueueThatForwardsThem_ArrivesInTheOther()
    {
        Send(bytes: 10);
        var consumer = new RecordingConsumer();
        var queue = _queues.Find("out")!;
        queue.AddConsumer(consumer);
        queue.AddCredit(consumer, 1, drain: false);

        queue.DeadLetter(consumer.Last.Taken!.Token, DeadLetterProperties.Of("reason", null));

        Assert.Equal((0, 1), (Status("out").DeadLettered, Status("dead").Active));
        Assert.Equal("reason", _queues.Find("dead")!.Peek(0, 1)[0].Content.ApplicationProperties["DeadLetterReason"]);
    }

    [Fact]
    public void Message_ForwardedAndDeadLettered_KeepsTheNumberOfTheFirstQueue()
    {
        _queues.Find("in")!.Reserve(16);
        _queues.Find("dead")!.Reserve(3);
        Send(bytes: 10);
        var consumer = new RecordingConsumer();
        var queue = _queues.Find("out")!;
        queue.AddConsumer(consumer);
        queue.AddCredit(consumer, 1, drain: false);
        var forwarded = consumer.Last.Message;

        queue.DeadLetter(consumer.Last.Taken!.Token, DeadLetterProperties.Of("reason", null));

        var dead = _queues.Find("dead")!.Peek(0, 1)[0];
        Assert.Equal([(1, 17), (4, 17)], new[] { forwarded, dead }.Select(message => (message.SequenceNumber, message.EnqueuedNumber)));
    }

    [Fact]
    public void Forward_ToAQueueThatDoesNotExist_IsRefused()
    {
        var wrong = Assert.Throws<ArgumentException>(
            () => new QueueDirectory([new QueueOptions("a") { ForwardTo = "b" }], TimeProvider.System));

        Assert.Contains("'b'", wrong.Message, StringComparison.Ordinal);
    }

    private void Send(int bytes) => Assert.Equal(
        SendOutcome.Enqueued,
        _queues.Find("in")!.Send([new IncomingMessage(QueueUnderTest.Body("a"), "a", null, bytes)]));

    private QueueStatus Status(string queue) => _queues.Find(queue)!.Status();
}
