namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Handing messages out.</summary>
internal sealed partial class MessageQueue
{
    private readonly Dictionary<IConsumer, Lane> _consumers = [];
    private readonly LockTokens _tokens = new();

    internal void AddConsumer(IConsumer consumer)
    {
        using var scope = _gate.Enter();
        Join(consumer, _plain);
    }

    /// <summary>Takes a consumer away, with the session that it holds or waits for; its plain locks last until they expire.</summary>
    internal void RemoveConsumer(IConsumer consumer)
    {
        using var scope = _gate.Enter();
        Withdraw(consumer);
        if (!_consumers.Remove(consumer, out var lane)) return;
        lane.Dispatcher.Remove(consumer);
        if (lane.Hold?.Holder == consumer) Release(lane.Hold, EndOfHold.Closed);
        Dispatch();
    }

    internal void AddCredit(IConsumer consumer, int credit, bool drain)
    {
        using var scope = _gate.Enter();
        if (_consumers.TryGetValue(consumer, out var lane))
        {
            lane.Dispatcher.AddCredit(consumer, credit);
            Dispatch(lane);
        }

        if (!drain) return;
        lane?.Dispatcher.ClearCredit(consumer);
        consumer.Drained();
    }

    /// <summary>Puts back what was handed to a consumer that is gone before it was sent.</summary>
    internal void PutBack(QueueMessage message, MessageLock? taken)
    {
        using var scope = _gate.Enter();
        if (taken is null) Keep(message);
        else if (!Unlock(taken)) return;
        MakeAvailable(message);
        Dispatch();
    }

    private void Join(IConsumer consumer, Lane lane)
    {
        _consumers[consumer] = lane;
        lane.Dispatcher.Add(consumer);
    }

    private void Touch(Lane lane)
    {
        if (lane.IsTouched) return;
        lane.IsTouched = true;
        _touched.Enqueue(lane);
    }

    /// <summary>Hands out what became available, in one go, so that messages given back together go out in their order.</summary>
    private void Dispatch()
    {
        while (_touched.TryDequeue(out var lane))
        {
            lane.IsTouched = false;
            Dispatch(lane);
        }
    }

    private void Dispatch(Lane lane)
    {
        if (lane.Session is not null && lane.Hold is null)
        {
            Offer(lane);
            return;
        }

        while (lane.Dispatcher.HasCredit && TakeAlive(lane) is { } message && lane.Dispatcher.Next() is { } consumer)
        {
            if (!consumer.DeletesOnReceive)
            {
                consumer.Deliver(message, Lock(message, lane));
                continue;
            }

            Forget(message);
            consumer.Deliver(message, null);
        }
    }

    // A life may be over although its timer has not come round.
    private QueueMessage? TakeAlive(Lane lane)
    {
        while (lane.Line.Take() is { } message)
        {
            Deactivate(message);
            if (message.ExpiresAt is null || message.ExpiresAt > _time.GetUtcNow()) return message;
            EndLife(message);
        }

        return null;
    }

    private void Deactivate(QueueMessage message)
    {
        _active--;
        if (message.ExpiresAt is not null) _mortal.Remove(message);
    }

    private MessageLock Lock(QueueMessage message, Lane lane)
    {
        var taken = new MessageLock(_tokens.Next(), message, lane, _time.GetUtcNow() + Options.LockDuration);
        message.Place = MessagePlace.Locked;
        _locks.Add(taken.Token, taken);
        taken.Node = lane.Locks.AddLast(taken);
        if (lane.Hold is null) _timers.Arm(taken.Until);
        return taken;
    }

    private bool Unlock(MessageLock taken)
    {
        if (!_locks.Remove(taken.Token)) return false;
        taken.Lane.Locks.Remove(taken.Node!);
        return true;
    }
}
