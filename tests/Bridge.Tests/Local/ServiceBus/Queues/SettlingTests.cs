using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class SettlingTests : IDisposable
{
    private readonly QueueUnderTest _queue = new();

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Complete_Twice_IsLockLost()
    {
        var token = TakeOne().Taken.Token;

        Assert.Equal(SettleOutcome.Settled, _queue.Queue.Complete(token));
        Assert.Equal(SettleOutcome.LockLost, _queue.Queue.Complete(token));
    }

    [Fact]
    public void Abandon_WithChanges_ComesAgainInItsPlaceCountedAndChanged()
    {
        _queue.Send("first", "second");
        var (_, taken) = _queue.Take();

        _queue.Queue.Abandon(taken.Token, new Dictionary<string, object> { ["tries"] = 1 });

        var (message, _) = _queue.Take();
        Assert.Equal(("first", 1), (message.MessageId, message.DeliveryCount));
        Assert.Equal(1, message.Content.ApplicationProperties["tries"]);
    }

    [Fact]
    public void Release_Message_ComesAgainUncounted()
    {
        _queue.Queue.Release(TakeOne().Taken.Token);

        Assert.Equal(0, _queue.Take().Message.DeliveryCount);
    }

    [Fact]
    public void PutBack_MessageThatWasNotSent_ComesAgainUncounted()
    {
        var (message, taken) = TakeOne();

        _queue.Queue.PutBack(message, taken);

        Assert.Equal((1, 0, 0, 0, 0), _queue.Counts);
        Assert.Equal(0, _queue.Take().Message.DeliveryCount);
    }

    [Fact]
    public void PutBack_AfterTheLockExpired_DoesNotDoubleTheMessage()
    {
        var (message, taken) = TakeOne();
        _queue.Clock.Advance(QueueUnderTest.LockDuration);

        _queue.Queue.PutBack(message, taken);

        Assert.Equal((1, 0, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void PutBack_OfADeletingConsumer_ComesAgain()
    {
        _queue.Send("a");
        var (message, taken) = _queue.Consumer(credit: 1, deletes: true).Last;
        Assert.Null(taken);

        _queue.Queue.PutBack(message, taken);

        Assert.Equal((1, 0, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void Defer_Message_IsTakenByItsNumberOnly()
    {
        var (message, taken) = TakeOne();
        _queue.Queue.Defer(taken.Token, changes: null);
        Assert.Empty(_queue.Consumer(credit: 1).Ids);
        Assert.Equal((0, 0, 0, 1, 0), _queue.Counts);

        var deferred = Assert.Single(_queue.Queue.TakeDeferred([message.SequenceNumber], deletes: false));

        Assert.Same(message, deferred.Message);
        Assert.Equal(SettleOutcome.Settled, _queue.Queue.Complete(deferred.Taken!.Token));
        Assert.Equal((0, 0, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void TakeDeferred_OneOfSeveralIsMissing_TakesNone()
    {
        var (message, taken) = TakeOne();
        _queue.Queue.Defer(taken.Token, changes: null);

        Assert.Empty(_queue.Queue.TakeDeferred([message.SequenceNumber, 99], deletes: true));
        Assert.Equal((0, 0, 0, 1, 0), _queue.Counts);
    }

    [Fact]
    public void TakeDeferred_LockTimeUp_IsDeferredAgain()
    {
        var (message, taken) = TakeOne();
        _queue.Queue.Defer(taken.Token, changes: null);
        _queue.Queue.TakeDeferred([message.SequenceNumber], deletes: false);

        _queue.Clock.Advance(QueueUnderTest.LockDuration);

        Assert.Equal((0, 0, 0, 1, 0), _queue.Counts);
        Assert.Equal(1, Assert.Single(_queue.Queue.TakeDeferred([message.SequenceNumber], deletes: true)).Message.DeliveryCount);
        Assert.Equal((0, 0, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void DeadLetter_WithReason_KeepsTheMessageAndSaysWhy()
    {
        _queue.Queue.DeadLetter(TakeOne().Taken.Token, DeadLetterProperties.Of("BRG140", "why"));

        var dead = _queue.TakeDeadLetter();
        Assert.Equal("a", dead.MessageId);
        Assert.Equal("BRG140", dead.Content.ApplicationProperties["DeadLetterReason"]);
        Assert.Equal("why", dead.Content.ApplicationProperties["DeadLetterErrorDescription"]);
    }

    [Fact]
    public void DeadLetterQueue_AbandonedManyTimes_KeepsItsMessage()
    {
        _queue.Queue.DeadLetter(TakeOne().Taken.Token, DeadLetterProperties.Of("reason", null));
        for (var at = 0; at < 20; at++)
        {
            var consumer = new RecordingConsumer();
            _queue.DeadLetters.AddConsumer(consumer);
            _queue.DeadLetters.AddCredit(consumer, 1, drain: false);
            _queue.DeadLetters.Abandon(consumer.Last.Taken!.Token, changes: null);
        }

        Assert.Equal((0, 0, 0, 0, 1), _queue.Counts);
    }

    private (QueueMessage Message, MessageLock Taken) TakeOne()
    {
        _queue.Send("a");
        return _queue.Take();
    }
}
