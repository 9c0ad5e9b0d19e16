using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class LockTests : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly QueueUnderTest _queue = new();

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Lock_TimeUp_GivesTheMessageBackToItsPlaceWithOneDeliveryMore()
    {
        _queue.Send("first", "second");
        _queue.Take();

        _queue.Clock.Advance(QueueUnderTest.LockDuration);

        var consumer = _queue.Consumer(credit: 2);
        Assert.Equal(["first", "second"], consumer.Ids);
        Assert.Equal(1, _queue.Queue.Peek(0, 1)[0].DeliveryCount);
    }

    [Fact]
    public void Lock_JustBeforeItsEnd_StillHolds()
    {
        _queue.Send("a");
        var (_, taken) = _queue.Take();

        _queue.Clock.Advance(QueueUnderTest.LockDuration - Tick);

        Assert.Equal(SettleOutcome.Settled, _queue.Queue.Complete(taken.Token));
        Assert.Equal((0, 0, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void Lock_TimeUpWhileAConsumerWaits_IsHandedOn()
    {
        _queue.Send("a");
        _queue.Take();
        var waiting = _queue.Consumer(credit: 1);

        _queue.Clock.Advance(QueueUnderTest.LockDuration);

        Assert.Equal(["a"], waiting.Ids);
        Assert.Equal(_queue.Now + QueueUnderTest.LockDuration, waiting.Last.Taken!.Until);
    }

    [Fact]
    public void Lock_TimeUpOnTheLastDelivery_DeadLettersWithReason()
    {
        _queue.Send("a");
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            _queue.Take();
            _queue.Clock.Advance(QueueUnderTest.LockDuration);
        }

        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
        var dead = _queue.TakeDeadLetter();
        Assert.Equal("MaxDeliveryCountExceeded", dead.Content.ApplicationProperties["DeadLetterReason"]);
        Assert.Equal(("a", "queue", 3), (dead.MessageId, dead.DeadLetterSource, dead.DeliveryCount));
    }

    [Fact]
    public void Renew_LiveLock_LastsFromNow()
    {
        _queue.Send("a");
        var (_, taken) = _queue.Take();
        _queue.Clock.Advance(QueueUnderTest.LockDuration / 2);

        var until = _queue.Queue.Renew(taken.Token);
        _queue.Clock.Advance(QueueUnderTest.LockDuration - Tick);

        Assert.Equal(_queue.Now + Tick, until);
        Assert.Equal((0, 1, 0, 0, 0), _queue.Counts);
        _queue.Clock.Advance(Tick);
        Assert.Equal((1, 0, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void Renew_LostLock_IsNull()
    {
        _queue.Send("a");
        var (_, taken) = _queue.Take();

        _queue.Clock.Advance(QueueUnderTest.LockDuration);

        Assert.Null(_queue.Queue.Renew(taken.Token));
        Assert.Null(_queue.Queue.Renew(Guid.NewGuid()));
    }

    [Fact]
    public void ExpireLocks_Now_EndsEveryLockInOrder()
    {
        _queue.Send("first", "second", "third");
        var lost = _queue.Take().Taken;
        _queue.Take();

        _queue.Queue.ExpireLocks();

        Assert.Equal((3, 0, 0, 0, 0), _queue.Counts);
        Assert.Equal(SettleOutcome.LockLost, _queue.Queue.Complete(lost.Token));
        Assert.Equal(["first", "second", "third"], _queue.Consumer(credit: 3).Ids);
    }
}
