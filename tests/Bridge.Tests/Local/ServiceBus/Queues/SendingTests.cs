using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class SendingTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly QueueUnderTest _queue = new();

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Duplicate_WithinTheWindow_IsDroppedEvenAfterTheFirstWasCompleted()
    {
        _queue.Send("same");
        _queue.Queue.Complete(_queue.Take().Taken.Token);
        _queue.Clock.Advance(QueueUnderTest.Window - Tick);

        var outcome = _queue.Queue.Send(QueueUnderTest.Body("again"), "same", scheduledFor: null);

        Assert.Equal(SendOutcome.Duplicate, outcome);
        Assert.Equal((0, 1), (_queue.Counts.Active, _queue.Queue.Status().DuplicatesDropped));
    }

    [Fact]
    public void Duplicate_AfterTheWindow_IsTakenAsNew()
    {
        _queue.Send("same");
        _queue.Clock.Advance(QueueUnderTest.Window);

        var outcome = _queue.Queue.Send(QueueUnderTest.Body("again"), "same", scheduledFor: null);

        Assert.Equal(SendOutcome.Enqueued, outcome);
        Assert.Equal(2, _queue.Counts.Active);
    }

    [Fact]
    public void Duplicate_SentAgainAndAgain_DoesNotProlongTheWindow()
    {
        _queue.Send("same");
        _queue.Clock.Advance(QueueUnderTest.Window / 2);
        _queue.Send("same");
        _queue.Clock.Advance(QueueUnderTest.Window / 2);

        _queue.Send("same");

        Assert.Equal((2, 1), (_queue.Counts.Active, _queue.Queue.Status().DuplicatesDropped));
    }

    [Fact]
    public void Scheduled_AtItsTime_IsHandedOutWithANewNumber()
    {
        var number = Schedule("later");
        _queue.Send("now");
        var consumer = _queue.Consumer(credit: 5, deletes: true);
        _queue.Clock.Advance(Hour - Tick);
        Assert.Equal(["now"], consumer.Ids);

        _queue.Clock.Advance(Tick);

        Assert.Equal(["now", "later"], consumer.Ids);
        Assert.True(consumer.Last.Message.SequenceNumber > number + 1);
        Assert.Equal(_queue.Now, consumer.Last.Message.EnqueuedAt);
    }

    [Fact]
    public void Scheduled_MoreThanADayAhead_IsHandedOutInTime()
    {
        _queue.Queue.Send(QueueUnderTest.Body("a"), "a", _queue.Now.AddDays(3));
        var consumer = _queue.Consumer(credit: 1);

        _queue.Clock.Advance(TimeSpan.FromDays(3) - Tick);
        Assert.Equal(0, consumer.Count);
        _queue.Clock.Advance(Tick);

        Assert.Equal(["a"], consumer.Ids);
    }

    [Fact]
    public void Scheduled_InThePast_IsThereAtOnce()
    {
        _queue.Queue.Send(QueueUnderTest.Body("a"), "a", _queue.Now - Hour);

        Assert.Equal((1, 0, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void Cancel_BeforeItsTime_IsGoneForGood()
    {
        var number = Schedule("a");

        Assert.Equal(SettleOutcome.Settled, _queue.Queue.CancelScheduled([number]));
        _queue.Clock.Advance(Hour);

        Assert.Equal((0, 0, 0, 0, 0), _queue.Counts);
        Assert.Equal(SettleOutcome.NotFound, _queue.Queue.CancelScheduled([number]));
    }

    [Fact]
    public void Peek_EveryState_IsInOrderAndTakesNothing()
    {
        _queue.Send("locked", "deferred", "active");
        _queue.Take();
        _queue.Queue.Defer(_queue.Take().Taken.Token, changes: null);
        Schedule("scheduled");

        var peeked = _queue.Queue.Peek(0, 10);

        Assert.Equal(["locked", "deferred", "active", "scheduled"], peeked.Select(message => message.MessageId));
        Assert.Equal(["deferred", "active"], _queue.Queue.Peek(peeked[1].SequenceNumber, 2).Select(message => message.MessageId));
        Assert.Equal((1, 1, 1, 1, 0), _queue.Counts);
    }

    [Fact]
    public void Delete_MessagesBeforeATime_TakesTheOldestThatWait()
    {
        _queue.Send("locked", "old 1", "old 2", "old 3");
        _queue.Take();
        _queue.Clock.Advance(Tick);
        var time = _queue.Now;
        _queue.Send("new");

        Assert.Equal(2, _queue.Queue.Delete(2, time));
        Assert.Equal(1, _queue.Queue.Delete(10, time));

        Assert.Equal(["new"], _queue.Consumer(credit: 5).Ids);
        Assert.Equal((0, 2, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void Line_WithMessagesGivenBackInAnyOrder_StaysInOrder()
    {
        var ids = Enumerable.Range(0, 50).Select(at => $"{at:00}").ToArray();
        _queue.Send(ids);
        var consumer = _queue.Consumer(credit: 40);
        var tokens = consumer.All.Select(delivery => delivery.Taken!.Token).ToArray();
        foreach (var token in tokens.Where((_, at) => at % 3 == 0).Reverse()) _queue.Queue.Release(token);
        foreach (var token in tokens.Where((_, at) => at % 3 != 0)) _queue.Queue.Release(token);

        Assert.Equal(ids, _queue.Consumer(credit: 60).Ids);
    }

    private long Schedule(string id) => _queue.Queue
        .Schedule([new IncomingMessage(QueueUnderTest.Body(id), id, _queue.Now + Hour, Bytes: 10)]).Numbers.Single();
}
