using Bridge.Local.ServiceBus.Amqp;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Settling locked messages.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>Whether a lock holds now.</summary>
    internal bool Holds(Guid token)
    {
        using var scope = _gate.Enter();
        return _locks.TryGetValue(token, out var taken) && taken.Until > _gate.NowBy(_time);
    }

    /// <summary>Whether a lock holds now and is the owner's to use: locks of a session are for the one who holds it.</summary>
    internal bool Holds(Guid token, object owner)
    {
        using var scope = _gate.Enter();
        return Holds(token) && (_locks[token].Lane.Hold is not { } hold || Equals(hold.Holder.Owner, owner));
    }

    internal SettleOutcome Complete(Guid token) => Settle(token, Forget);

    /// <summary>Back to its place, with one more delivery counted.</summary>
    internal SettleOutcome Abandon(Guid token, IReadOnlyDictionary<string, object>? changes) => Settle(token, message =>
    {
        Change(message, changes);
        GiveBack(message);
    });

    /// <summary>Back to its place, as if it had not been delivered.</summary>
    internal SettleOutcome Release(Guid token) => Settle(token, GiveBackUncounted);

    internal SettleOutcome Defer(Guid token, IReadOnlyDictionary<string, object>? changes) => Settle(token, message =>
    {
        Change(message, changes);
        message.IsDeferred = true;
        SetAside(message);
        Log.Mark(LogName, message);
    });

    internal SettleOutcome DeadLetter(Guid token, IReadOnlyDictionary<string, object> properties) =>
        Settle(token, message => MoveToDeadLetters(message, properties));

    /// <summary>Renews a lock.</summary>
    /// <returns>Its new end; null when there is no such lock.</returns>
    internal DateTimeOffset? Renew(Guid token)
    {
        using var scope = _gate.Enter();
        if (!Holds(token)) return null;
        var taken = _locks[token];
        if (taken.Lane.Hold is null)
        {
            // To the end of the list: it lasts longest now.
            taken.Until = _time.GetUtcNow() + Options.LockDuration;
            taken.Lane.Locks.Remove(taken.Node!);
            taken.Lane.Locks.AddLast(taken.Node!);
        }

        return taken.Until;
    }

    /// <summary>Ends every lock now, of messages and sessions, as if its time were up.</summary>
    internal void ExpireLocks()
    {
        using var scope = _gate.Enter();
        while (_holds.First is { } hold) Release(hold.Value, EndOfHold.Expired);
        while (_plain.Locks.First is { } taken) Expire(taken.Value);
        Dispatch();
    }

    private SettleOutcome Settle(Guid token, Action<QueueMessage> apply)
    {
        using var scope = _gate.Enter();
        if (!Holds(token)) return SettleOutcome.LockLost;
        var taken = _locks[token];
        Unlock(taken);
        apply(taken.Message);
        Dispatch();
        Tidy(taken.Lane);
        return SettleOutcome.Settled;
    }

    private void Expire(MessageLock taken)
    {
        Unlock(taken);
        GiveBack(taken.Message);
    }

    private void Change(QueueMessage message, IReadOnlyDictionary<string, object>? changes)
    {
        if (changes is null or { Count: 0 }) return;
        message.Content = MessageCopy.WithProperties(message.Content, changes);
        Log.Put(LogName, message);
    }

    private void GiveBack(QueueMessage message)
    {
        message.DeliveryCount++;
        if (message.DeliveryCount >= Options.MaxDeliveryCount && DeadLetters is not null)
        {
            MoveToDeadLetters(message, DeadLetterProperties.Of(
                "MaxDeliveryCountExceeded",
                $"Message could not be consumed after {Options.MaxDeliveryCount} delivery attempts."));
            return;
        }

        Log.Mark(LogName, message);
        GiveBackUncounted(message);
    }

    private void GiveBackUncounted(QueueMessage message)
    {
        if (message.IsDeferred) SetAside(message);
        else MakeAvailable(message);
    }

    private void MoveToDeadLetters(QueueMessage message, IReadOnlyDictionary<string, object> properties)
    {
        if (DeadLetters is null)
        {
            MakeAvailable(message);
            return;
        }

        Forget(message);
        var content = MessageCopy.WithProperties(message.Content, properties);
        var onward = new IncomingMessage(content, message.MessageId, null, message.Bytes, message.EnqueuedNumber);
        if (ForwardDeadLetters?.Send([onward]) is SendOutcome.Enqueued or SendOutcome.Duplicate) return;
        DeadLetters.TakeDeadLetter(onward, message.EnqueuedAt, message.DeliveryCount, Options.Name);
    }

    private void TakeDeadLetter(IncomingMessage letter, DateTimeOffset enqueuedAt, int deliveryCount, string source)
    {
        var message = new QueueMessage(letter.Content, letter.MessageId, ++_lastSequenceNumber, enqueuedAt)
        {
            Bytes = letter.Bytes, EnqueuedNumber = letter.EnqueuedNumber, DeadLetterSource = source, DeliveryCount = deliveryCount,
        };
        Keep(message);
        MakeAvailable(message);
        Dispatch();
    }
}
