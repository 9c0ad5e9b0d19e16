namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class DispatchTests : IDisposable
{
    private readonly QueueUnderTest _queue = new();

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Consumers_WithCredit_TakeTurns()
    {
        var one = _queue.Consumer(credit: 3);
        var two = _queue.Consumer(credit: 3);

        _queue.Send("1", "2", "3", "4", "5");

        Assert.Equal(["1", "3", "5"], one.Ids);
        Assert.Equal(["2", "4"], two.Ids);
    }

    [Fact]
    public void Consumers_OneOutOfCredit_TheOtherGetsTheRest()
    {
        var one = _queue.Consumer(credit: 1);
        var two = _queue.Consumer(credit: 10);

        _queue.Send("1", "2", "3", "4");

        Assert.Equal(["1"], one.Ids);
        Assert.Equal(["2", "3", "4"], two.Ids);
    }

    [Fact]
    public void Consumer_WithoutCredit_GetsNothingUntilItAsks()
    {
        var consumer = _queue.Consumer();
        _queue.Send("1", "2");
        Assert.Equal(0, consumer.Count);

        _queue.Queue.AddCredit(consumer, 1, drain: false);

        Assert.Equal(["1"], consumer.Ids);
    }

    [Fact]
    public void Consumer_ThatTakesCreditBack_GetsNothing()
    {
        var consumer = _queue.Consumer(credit: 5);
        _queue.Queue.AddCredit(consumer, -5, drain: false);

        _queue.Send("1");

        Assert.Equal((0, 1), (consumer.Count, _queue.Counts.Active));
    }

    [Fact]
    public void Credit_BeyondTheLargestNumber_IsNotLost()
    {
        var consumer = _queue.Consumer(credit: int.MaxValue);
        _queue.Queue.AddCredit(consumer, int.MaxValue, drain: false);

        _queue.Send("1");

        Assert.Equal(1, consumer.Count);
    }

    [Fact]
    public void Drain_WithMessages_DeliversThenVoidsTheRest()
    {
        _queue.Send("1", "2");
        var consumer = _queue.Consumer();

        _queue.Queue.AddCredit(consumer, 5, drain: true);
        _queue.Send("3");

        Assert.Equal(["1", "2"], consumer.Ids);
        Assert.Equal((1, 1), (consumer.Drains, _queue.Counts.Active));
    }

    [Fact]
    public void Consumer_Removed_GetsNothingMore()
    {
        var gone = _queue.Consumer(credit: 5);
        _queue.Queue.RemoveConsumer(gone);
        _queue.Queue.AddCredit(gone, 5, drain: false);

        _queue.Send("1");

        Assert.Equal((0, 1), (gone.Count, _queue.Counts.Active));
    }

    [Fact]
    public void Consumer_ThatDeletes_GetsNoLock()
    {
        _queue.Send("1");

        var consumer = _queue.Consumer(credit: 1, deletes: true);

        Assert.Null(consumer.Last.Taken);
        Assert.Equal((0, 0, 0, 0, 0), _queue.Counts);
    }
}
