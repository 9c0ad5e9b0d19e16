using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class TransactionTests : IDisposable
{
    private readonly QueueDirectory _queues = new(
        [new QueueOptions("in"), new QueueOptions("out") { MaxSizeBytes = 1000 }, new QueueOptions("sessions") { RequiresSession = true }],
        TimeProvider.System);
    private readonly QueueTransaction _transaction = new(DateTimeOffset.MaxValue);

    private MessageQueue In => _queues.Find("in")!;

    private MessageQueue Out => _queues.Find("out")!;

    private MessageQueue Sessions => _queues.Find("sessions")!;

    public void Dispose() => _queues.Dispose();

    [Fact]
    public void Transaction_Committed_SettlesAndSendsAcrossQueues()
    {
        var token = Take();
        _transaction.Settle(In, token, () => In.Complete(token));
        _transaction.Send(Out, [Message("b")]);
        Assert.Equal((1, 0), (In.Status().Locked, Out.Status().Active));

        Assert.Equal(CommitOutcome.Committed, _transaction.Commit());

        Assert.Equal((0, 1), (In.Status().Locked, Out.Status().Active));
    }

    [Fact]
    public void Transaction_WhoseLockIsLostAtTheEnd_DoesNothing()
    {
        var token = Take();
        _transaction.Settle(In, token, () => In.Complete(token));
        _transaction.Send(Out, [Message("b")]);
        In.ExpireLocks();

        Assert.Equal(CommitOutcome.LockLost, _transaction.Commit());

        Assert.Equal((1, 0), (In.Status().Active, Out.Status().Active));
    }

    [Fact]
    public void Transaction_WhoseLocksEndWhileItIsCommitted_IsDoneAsAWholeAllTheSame()
    {
        var clock = new RunningClock();
        using var queues = new QueueDirectory([new QueueOptions("in") { LockDuration = TimeSpan.FromMinutes(1) }], clock);
        var queue = queues.Find("in")!;
        queue.Send([Message("a"), Message("b")]);
        var consumer = new RecordingConsumer();
        queue.AddConsumer(consumer);
        queue.AddCredit(consumer, 2, drain: false);
        foreach (var token in consumer.All.Select(delivery => delivery.Taken!.Token))
            _transaction.Settle(queue, token, () => queue.Complete(token));
        clock.Step = TimeSpan.FromSeconds(25);

        CommitOutcome outcome;
        using (queues.Gate.Enter()) outcome = _transaction.Commit();

        Assert.Equal(CommitOutcome.Committed, outcome);
        Assert.Empty(queue.Peek(0, 10));
    }

    [Fact]
    public void Settlement_WithoutALockOrTwice_IsRefusedAtOnce()
    {
        var token = Take();

        Assert.Equal(SettleOutcome.LockLost, _transaction.Settle(In, Guid.NewGuid(), () => SettleOutcome.Settled));
        Assert.Equal(SettleOutcome.Settled, _transaction.Settle(In, token, () => In.Complete(token)));
        Assert.Equal(SettleOutcome.LockLost, _transaction.Settle(In, token, () => In.Complete(token)));
    }

    [Fact]
    public void Send_ThatTheQueueWouldRefuse_IsRefusedAtOnce()
    {
        var outcome = _transaction.Send(Out, [Message("b") with { Bytes = int.MaxValue }]);

        Assert.Equal(SendOutcome.TooLarge, outcome);
    }

    [Fact]
    public void Transaction_WhoseMessagesTogetherHaveNoRoom_DoesNothing()
    {
        var token = Take();
        _transaction.Settle(In, token, () => In.Complete(token));
        _transaction.Send(Out, [Message("b") with { Bytes = 600 }]);
        _transaction.Send(Out, [Message("c") with { Bytes = 600 }]);

        Assert.Equal(CommitOutcome.SendRefused, _transaction.Commit());

        Assert.Equal((1, 0), (In.Status().Locked, Out.Status().Active));
    }

    [Fact]
    public void Transaction_OfAHundredOperations_IsFull()
    {
        for (var at = 0; at < QueueTransaction.MostOperations; at++) _transaction.Send(Out, [Message($"{at}")]);

        Assert.True(_transaction.IsFull);
    }

    [Fact]
    public void Admits_AnotherQueue_OnlyWhenItMaySpan()
    {
        Assert.True(_transaction.Admits(In, spans: false));
        Assert.True(_transaction.Admits(In.DeadLetters!, spans: false));
        Assert.False(_transaction.Admits(Out, spans: false));
        Assert.True(_transaction.Admits(Out, spans: true));
    }

    [Fact]
    public void Schedule_WhoseNumbersAreOvertaken_KeepsThemAndTheOrder()
    {
        var (_, numbers) = _transaction.Schedule(In, [Message("a") with { ScheduledFor = DateTimeOffset.UnixEpoch }, Message("b")]);
        In.Send([Message("c")]);

        Assert.Equal(CommitOutcome.Committed, _transaction.Commit());

        var all = In.Peek(0, 10);
        Assert.Equal(["a", "b", "c"], all.Select(message => message.MessageId));
        Assert.Equal(numbers, all.Take(2).Select(message => message.SequenceNumber));
    }

    [Fact]
    public void Cancel_TwiceOrOfWhatIsNotScheduled_IsRefusedAtOnce()
    {
        var number = Schedule();

        Assert.Equal(SettleOutcome.NotFound, _transaction.Cancel(In, [number, number + 1]));
        Assert.Equal(SettleOutcome.Settled, _transaction.Cancel(In, [number]));
        Assert.Equal(SettleOutcome.NotFound, _transaction.Cancel(In, [number]));
    }

    [Fact]
    public void Transaction_WhoseCancellationIsOvertaken_DoesNothing()
    {
        var number = Schedule();
        _transaction.Cancel(In, [number]);
        _transaction.Send(Out, [Message("b")]);
        In.CancelScheduled([number]);

        Assert.Equal(CommitOutcome.LockLost, _transaction.Commit());

        Assert.Equal(0, Out.Status().Active);
    }

    [Fact]
    public void Transaction_WhoseSessionIsLostAtTheEnd_DoesNothing()
    {
        Sessions.AcceptSession("s", new RecordingConsumer { Owner = this });
        var kept = _transaction.WriteState(Sessions, "s", this, [1]);
        var refused = _transaction.WriteState(Sessions, "other", this, [1]);
        Sessions.ExpireLocks();

        Assert.Equal(CommitOutcome.LockLost, _transaction.Commit());

        Assert.Equal((SettleOutcome.Settled, SettleOutcome.LockLost), (kept, refused));
        Sessions.AcceptSession("s", new RecordingConsumer { Owner = this });
        Sessions.ReadState("s", this, out var state);
        Assert.Null(state);
    }

    private long Schedule()
    {
        In.Send([Message("scheduled") with { ScheduledFor = DateTimeOffset.MaxValue }]);
        return In.Peek(0, 1)[0].SequenceNumber;
    }

    private Guid Take()
    {
        In.Send([Message("a")]);
        var consumer = new RecordingConsumer();
        In.AddConsumer(consumer);
        In.AddCredit(consumer, 1, drain: false);
        return consumer.Last.Taken!.Token;
    }

    private static IncomingMessage Message(string id) => new(QueueUnderTest.Body(id), id, null, 10);

    /// <summary>A clock that moves on each time that it is read.</summary>
    private sealed class RunningClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public TimeSpan Step { get; set; }

        public override DateTimeOffset GetUtcNow() => _now += Step;
    }
}
