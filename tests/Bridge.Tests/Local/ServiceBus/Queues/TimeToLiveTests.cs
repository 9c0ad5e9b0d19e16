namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class TimeToLiveTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly QueueUnderTest _queue = new(timeToLive: 2 * Minute);

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Expired_ByItsOwnLife_IsDeadLettered()
    {
        _queue.Queue.Send(QueueUnderTest.Body("a", Minute), "a", scheduledFor: null);

        _queue.Clock.Advance(Minute - Tick);
        Assert.Equal((1, 0, 0, 0, 0), _queue.Counts);
        _queue.Clock.Advance(Tick);

        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
        Assert.Equal("TTLExpiredException", _queue.TakeDeadLetter().Content.ApplicationProperties["DeadLetterReason"]);
    }

    [Fact]
    public void Expired_ByTheLifeOfTheQueue_IsDeadLettered()
    {
        _queue.Send("a");

        _queue.Clock.Advance(2 * Minute);

        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
    }

    [Fact]
    public void Expired_InAQueueThatDropsThem_IsGone()
    {
        using var queue = new QueueUnderTest(Minute, options => options with { DeadLetteringOnMessageExpiration = false });
        queue.Send("a");

        queue.Clock.Advance(Minute);

        Assert.Equal((0, 0, 0, 0, 0), queue.Counts);
        Assert.Equal(0, queue.Queue.Status().Bytes);
    }

    [Fact]
    public void Life_LongerThanTheQueueAllows_IsCut()
    {
        _queue.Queue.Send(QueueUnderTest.Body("a", 10 * Minute), "a", scheduledFor: null);

        _queue.Clock.Advance(2 * Minute);

        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
    }

    [Fact]
    public void Deferred_BeyondItsLife_EndsWhenSomebodyAsksForIt()
    {
        _queue.Queue.Send(QueueUnderTest.Body("a", Tick * 10), "a", scheduledFor: null);
        var (message, taken) = _queue.Take();
        _queue.Queue.Defer(taken.Token, changes: null);
        _queue.Clock.Advance(Minute);
        Assert.Equal((0, 0, 0, 1, 0), _queue.Counts);

        Assert.Empty(_queue.Queue.TakeDeferred([message.SequenceNumber], deletes: false));

        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
    }

    [Fact]
    public void Scheduled_Message_LivesFromItsTimeOn()
    {
        _queue.Queue.Send(QueueUnderTest.Body("a", Minute), "a", _queue.Now + Minute);

        _queue.Clock.Advance(2 * Minute - Tick);
        Assert.Equal((1, 0, 0, 0, 0), _queue.Counts);
        _queue.Clock.Advance(Tick);

        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
    }

    [Fact]
    public void Locked_BeyondItsLife_CanStillBeCompleted()
    {
        _queue.Queue.Send(QueueUnderTest.Body("a", Tick * 10), "a", scheduledFor: null);
        var (_, taken) = _queue.Take();
        _queue.Clock.Advance(Tick * 20);

        _queue.Queue.Complete(taken.Token);

        Assert.Equal((0, 0, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void Abandoned_BeyondItsLife_IsDeadLetteredAndNotHandedOut()
    {
        _queue.Queue.Send(QueueUnderTest.Body("a", Tick * 10), "a", scheduledFor: null);
        var (_, taken) = _queue.Take();
        var waiting = _queue.Consumer(credit: 1);
        _queue.Clock.Advance(Tick * 20);

        _queue.Queue.Abandon(taken.Token, changes: null);
        _queue.Clock.Advance(Tick);

        Assert.Equal(0, waiting.Count);
        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
    }

    [Fact]
    public void DeadLetter_AfterAnyTime_IsStillThere()
    {
        _queue.Send("a");

        _queue.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
    }
}
