using Amqp;
using Bridge.Local.ServiceBus.Amqp;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Settling locked messages.</summary>
internal sealed partial class MessageQueue
{
    internal SettleOutcome Complete(Guid token) => Settle(token, _ => { });

    /// <summary>Back to its place, with one more delivery counted.</summary>
    internal SettleOutcome Abandon(Guid token, IReadOnlyDictionary<string, object>? changes) => Settle(token, message =>
    {
        message.Content = MessageCopy.WithProperties(message.Content, changes);
        GiveBack(message);
    });

    /// <summary>Back to its place, as if it had not been delivered.</summary>
    internal SettleOutcome Release(Guid token) => Settle(token, MakeAvailable);

    internal SettleOutcome Defer(Guid token, IReadOnlyDictionary<string, object>? changes) => Settle(token, message =>
    {
        message.Content = MessageCopy.WithProperties(message.Content, changes);
        message.IsDeferred = true;
        _deferred[message.SequenceNumber] = message;
    });

    internal SettleOutcome DeadLetter(Guid token, IReadOnlyDictionary<string, object> properties) =>
        Settle(token, message => MoveToDeadLetters(message, properties));

    /// <summary>Puts back what was handed to a consumer that is gone before it was sent.</summary>
    internal void PutBack(QueueMessage message, MessageLock? taken)
    {
        lock (_gate)
        {
            if (taken is not null && !_locks.Remove(taken.Token)) return;
            MakeAvailable(message);
            Dispatch();
        }
    }

    /// <summary>Renews a lock.</summary>
    /// <returns>Its new end; null when there is no such lock.</returns>
    internal DateTimeOffset? Renew(Guid token)
    {
        lock (_gate)
        {
            if (!_locks.TryGetValue(token, out var taken)) return null;
            return taken.Until = _time.GetUtcNow() + Options.LockDuration;
        }
    }

    /// <summary>Ends every lock now, as if its time were up.</summary>
    internal void ExpireLocks()
    {
        lock (_gate)
        {
            foreach (var taken in _locks.Values.ToArray()) Expire(taken);
            Dispatch();
        }
    }

    private SettleOutcome Settle(Guid token, Action<QueueMessage> apply)
    {
        lock (_gate)
        {
            if (!_locks.Remove(token, out var taken)) return SettleOutcome.LockLost;
            apply(taken.Message);
            Dispatch();
            return SettleOutcome.Settled;
        }
    }

    private void Expire(MessageLock taken)
    {
        _locks.Remove(taken.Token);
        GiveBack(taken.Message);
    }

    private void GiveBack(QueueMessage message)
    {
        message.DeliveryCount++;
        if (message.DeliveryCount >= Options.MaxDeliveryCount && DeadLetters is not null)
        {
            MoveToDeadLetters(message, DeadLetterProperties.Of(
                "MaxDeliveryCountExceeded",
                $"Message could not be consumed after {Options.MaxDeliveryCount} delivery attempts."));
        }
        else if (message.IsDeferred)
        {
            _deferred[message.SequenceNumber] = message;
        }
        else
        {
            MakeAvailable(message);
        }
    }

    private void MoveToDeadLetters(QueueMessage message, IReadOnlyDictionary<string, object> properties)
    {
        var content = MessageCopy.WithProperties(message.Content, properties);
        if (DeadLetters is null) MakeAvailable(message);
        else DeadLetters.TakeDeadLetter(content, message, Options.Name);
    }

    private void TakeDeadLetter(Message content, QueueMessage former, string source)
    {
        lock (_gate)
        {
            MakeAvailable(new QueueMessage(content, former.MessageId, ++_lastSequenceNumber, former.EnqueuedAt)
            {
                DeadLetterSource = source, DeliveryCount = former.DeliveryCount,
            });
            Dispatch();
        }
    }
}
