using Amqp.Framing;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class SessionTests : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly byte[] State = [1, 2, 3];

    private readonly QueueUnderTest _queue = new(change: options => options with { RequiresSession = true });

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Send_WithoutASession_IsRefused()
    {
        var outcome = _queue.Queue.Send(QueueUnderTest.Body("a"), "a", scheduledFor: null);

        Assert.Equal(SendOutcome.SessionMissing, outcome);
    }

    [Fact]
    public void Holder_GetsTheMessagesOfItsSessionInOrder()
    {
        Send("s1", "1");
        Send("s2", "2");
        Send("s1", "3");
        var (holder, _) = Accept("s1");

        _queue.Queue.AddCredit(holder, 5, drain: false);
        Send("s1", "4");

        Assert.Equal(["1", "3", "4"], holder.Ids);
        Assert.Equal((1, 3, 0, 0, 0), _queue.Counts);
    }

    [Fact]
    public void Session_HeldByAnother_CannotBeLocked()
    {
        Accept("s1");

        Assert.Null(_queue.Queue.AcceptSession("s1", new RecordingConsumer()));
    }

    [Fact]
    public void Next_WithMessages_IsTheOneThatWaitsLongest()
    {
        Send("s1", "1");
        Send("s2", "2");
        Accept("s1");

        Assert.Equal("s2", Next(new RecordingConsumer()));
        Assert.Null(Next(new RecordingConsumer()));
    }

    [Fact]
    public void Next_WithoutMessages_WaitsForTheFirstOne()
    {
        var consumer = new RecordingConsumer();
        string? granted = null;
        _queue.Queue.AcceptNextSession(new SessionRequest(consumer, (session, _) => granted = session));
        Assert.Null(granted);

        Send("s1", "1");

        Assert.Equal("s1", granted);
        Assert.False(_queue.Queue.Withdraw(consumer));
    }

    [Fact]
    public void Next_Withdrawn_GetsNothing()
    {
        var consumer = new RecordingConsumer();
        string? granted = null;
        _queue.Queue.AcceptNextSession(new SessionRequest(consumer, (session, _) => granted = session));

        Assert.True(_queue.Queue.Withdraw(consumer));
        Send("s1", "1");

        Assert.Null(granted);
        Assert.Equal("s1", Next(new RecordingConsumer()));
    }

    [Fact]
    public void Close_OfTheHolder_ReleasesTheSessionAtOnceUncounted()
    {
        Send("s1", "1");
        var (holder, _) = Accept("s1", credit: 1);

        _queue.Queue.RemoveConsumer(holder);

        Assert.Equal((1, 0, 0, 0, 0), _queue.Counts);
        var (next, _) = Accept("s1", credit: 1);
        Assert.Equal(0, next.Last.Message.DeliveryCount);
        Assert.False(holder.HasLostItsSession);
    }

    [Fact]
    public void Lock_TimeUp_EndsTheSessionAndCountsTheDelivery()
    {
        Send("s1", "1");
        var (holder, until) = Accept("s1", credit: 1);
        Assert.Equal(_queue.Now + QueueUnderTest.LockDuration, until);
        var token = holder.Last.Taken!.Token;

        _queue.Clock.Advance(QueueUnderTest.LockDuration);

        Assert.True(holder.HasLostItsSession);
        Assert.Equal(SettleOutcome.LockLost, _queue.Queue.Complete(token));
        Assert.Equal(1, Accept("s1", credit: 1).Holder.Last.Message.DeliveryCount);
    }

    [Fact]
    public void Lock_Renewed_CarriesTheMessagesWithIt()
    {
        Send("s1", "1");
        var (holder, _) = Accept("s1", credit: 1);
        _queue.Clock.Advance(QueueUnderTest.LockDuration - Tick);

        var until = _queue.Queue.RenewSession("s1", holder.Owner);
        _queue.Clock.Advance(QueueUnderTest.LockDuration - Tick);

        Assert.Equal(until, holder.Last.Taken!.Until);
        Assert.Equal(SettleOutcome.Settled, _queue.Queue.Complete(holder.Last.Taken!.Token));
        Assert.False(holder.HasLostItsSession);
    }

    [Fact]
    public void Lock_OfAnotherOwner_CannotBeRenewed()
    {
        Accept("s1");

        Assert.Null(_queue.Queue.RenewSession("s1", "somebody else"));
        Assert.Null(_queue.Queue.RenewSession("s2", "me"));
    }

    [Fact]
    public void State_SetByTheHolder_OutlastsItsLock()
    {
        var (holder, _) = Accept("s1");
        Assert.Equal(SettleOutcome.Settled, _queue.Queue.WriteState("s1", "me", State));
        _queue.Queue.RemoveConsumer(holder);

        Assert.Equal(SettleOutcome.LockLost, _queue.Queue.ReadState("s1", "me", out _));
        Accept("s1");

        Assert.Equal(SettleOutcome.Settled, _queue.Queue.ReadState("s1", "me", out var state));
        Assert.Equal(State, state);
    }

    [Fact]
    public void Sessions_WithMessagesOrAState_AreListed()
    {
        Send("b", "1");
        Send("a", "2");
        var before = _queue.Now;
        _queue.Clock.Advance(Tick);
        Accept("c");
        _queue.Queue.WriteState("c", "me", State);

        Assert.Equal(["a", "b"], _queue.Queue.Sessions(null, 0, 10));
        Assert.Equal(["b"], _queue.Queue.Sessions(null, 1, 10));
        Assert.Equal(["c"], _queue.Queue.Sessions(before, 0, 10));
    }

    [Fact]
    public void Deferred_MessageOfASession_IsForItsHolderOnly()
    {
        Send("s1", "1");
        var (holder, _) = Accept("s1", credit: 1);
        _queue.Queue.Defer(holder.Last.Taken!.Token, changes: null);
        var number = holder.Last.Message.SequenceNumber;

        Assert.Empty(_queue.Queue.TakeDeferred([number], deletes: false, session: "s2"));
        Assert.Single(_queue.Queue.TakeDeferred([number], deletes: false, session: "s1"));
        _queue.Queue.RemoveConsumer(holder);
        Assert.Empty(_queue.Queue.TakeDeferred([number], deletes: false, session: "s1"));
        Assert.Equal((0, 0, 0, 1, 0), _queue.Counts);
    }

    [Fact]
    public void Peek_OfOneSession_ShowsItsMessagesOnly()
    {
        Send("s1", "1");
        Send("s2", "2");
        Send("s1", "3");

        Assert.Equal(["1", "3"], _queue.Queue.Peek(0, 10, "s1").Select(message => message.MessageId));
    }

    [Fact]
    public void ExpireLocks_EndsSessions()
    {
        Send("s1", "1");
        var (holder, _) = Accept("s1", credit: 1);

        _queue.Queue.ExpireLocks();

        Assert.True(holder.HasLostItsSession);
        Assert.Equal((1, 0, 0, 0, 0), _queue.Counts);
    }

    private void Send(string session, string id)
    {
        var message = QueueUnderTest.Body(id);
        message.Properties = new Properties { GroupId = session };
        Assert.Equal(SendOutcome.Enqueued, _queue.Queue.Send(message, id, scheduledFor: null));
    }

    private (RecordingConsumer Holder, DateTimeOffset Until) Accept(string session, int credit = 0)
    {
        var consumer = new RecordingConsumer { Owner = "me" };
        var until = _queue.Queue.AcceptSession(session, consumer);
        Assert.NotNull(until);
        _queue.Queue.AddCredit(consumer, credit, drain: false);
        return (consumer, until.Value);
    }

    private string? Next(RecordingConsumer consumer)
    {
        string? granted = null;
        _queue.Queue.AcceptNextSession(new SessionRequest(consumer, (session, _) => granted = session));
        return granted;
    }
}
