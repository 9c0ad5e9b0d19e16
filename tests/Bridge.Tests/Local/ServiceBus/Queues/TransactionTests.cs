using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class TransactionTests : IDisposable
{
    private readonly QueueDirectory _queues = new([new QueueOptions("in"), new QueueOptions("out") { MaxSizeBytes = 1000 }], TimeProvider.System);
    private readonly QueueTransaction _transaction = new(DateTimeOffset.MaxValue);

    private MessageQueue In => _queues.Find("in")!;

    private MessageQueue Out => _queues.Find("out")!;

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

    private Guid Take()
    {
        In.Send([Message("a")]);
        var consumer = new RecordingConsumer();
        In.AddConsumer(consumer);
        In.AddCredit(consumer, 1, drain: false);
        return consumer.Last.Taken!.Token;
    }

    private static IncomingMessage Message(string id) => new(QueueUnderTest.Body(id), id, null, 10);
}
