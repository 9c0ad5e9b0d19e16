using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class QuotaTests : IDisposable
{
    private readonly QueueUnderTest _queue = new(change: options => options with { MaxSizeBytes = 300, MaxMessageBytes = 200 });

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Send_BeyondTheSizeOfTheQueue_IsRefusedUntilThereIsRoom()
    {
        Assert.Equal(SendOutcome.Enqueued, Send("a", 200));
        Assert.Equal(SendOutcome.Full, Send("b", 101));
        Assert.Equal(SendOutcome.Enqueued, Send("c", 100));

        _queue.Queue.Complete(_queue.Take().Taken.Token);

        Assert.Equal(SendOutcome.Enqueued, Send("b", 101));
        Assert.Equal(201, _queue.Queue.Status().Bytes);
    }

    [Fact]
    public void Send_ABatchThatDoesNotFit_TakesNone()
    {
        var outcome = _queue.Queue.Send([Message("a", 150), Message("b", 151)]);

        Assert.Equal(SendOutcome.Full, outcome);
        Assert.Equal((0, 0, 0, 0, 0), _queue.Counts);
        Assert.Equal(SendOutcome.Enqueued, Send("a", 150));
    }

    [Fact]
    public void Send_LargerThanAMessageMayBe_IsRefused()
    {
        Assert.Equal(SendOutcome.TooLarge, Send("a", 201));
    }

    [Fact]
    public void DeadLetters_CountAndAreNeverRefused()
    {
        Send("a", 200);
        _queue.Queue.DeadLetter(_queue.Take().Taken.Token, DeadLetterProperties.Of("reason", null));

        Assert.Equal(SendOutcome.Full, Send("b", 101));
        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
        _queue.TakeDeadLetter();
        Assert.Equal(SendOutcome.Enqueued, Send("b", 101));
    }

    [Fact]
    public void PutBack_OfADeletingConsumer_CountsAgain()
    {
        Send("a", 200);
        var (message, taken) = _queue.Consumer(credit: 1, deletes: true).Last;
        Assert.Equal(0, _queue.Queue.Status().Bytes);

        _queue.Queue.PutBack(message, taken);

        Assert.Equal(200, _queue.Queue.Status().Bytes);
    }

    private SendOutcome Send(string id, int bytes) => _queue.Queue.Send([Message(id, bytes)]);

    private static IncomingMessage Message(string id, int bytes) => new(QueueUnderTest.Body(id), id, null, bytes);
}
