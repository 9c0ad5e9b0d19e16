namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What happens by the clock, and what can be looked up by number.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>Messages from a number on, in order, whatever their state.</summary>
    internal IReadOnlyList<QueueMessage> Peek(long from, int count)
    {
        lock (_gate)
        {
            return
            [
                .. _available.Values
                    .Concat(_locks.Values.Select(taken => taken.Message))
                    .Concat(_scheduled.Values)
                    .Concat(_deferred.Values)
                    .Where(message => message.SequenceNumber >= from)
                    .OrderBy(message => message.SequenceNumber)
                    .Take(count),
            ];
        }
    }

    /// <summary>Takes deferred messages; those without a number in the list of deferred ones are left out.</summary>
    internal IReadOnlyList<(QueueMessage Message, MessageLock? Taken)> TakeDeferred(
        IEnumerable<long> sequenceNumbers, bool deletes)
    {
        lock (_gate)
        {
            var taken = new List<(QueueMessage, MessageLock?)>();
            foreach (var number in sequenceNumbers)
            {
                if (_deferred.Remove(number, out var message)) taken.Add((message, deletes ? null : Lock(message)));
            }

            return taken;
        }
    }

    private void OnDue()
    {
        lock (_gate)
        {
            _timers.Fired();
            var now = _time.GetUtcNow();
            Activate(now);
            foreach (var taken in _locks.Values.Where(taken => taken.Until <= now).ToArray()) Expire(taken);
            EndLives(now);
            Dispatch();
            ArmNext();
        }
    }

    private void Activate(DateTimeOffset now)
    {
        foreach (var message in _scheduled.Values.Where(message => message.ScheduledFor <= now).ToArray())
        {
            _scheduled.Remove(message.SequenceNumber);

            // A scheduled message gets a new number when it becomes visible.
            MakeAvailable(new QueueMessage(message.Content, message.MessageId, ++_lastSequenceNumber, now)
            {
                ExpiresAt = message.ExpiresAt,
            });
        }
    }

    private void EndLives(DateTimeOffset now)
    {
        foreach (var message in _available.Values.Where(message => message.ExpiresAt <= now).ToArray())
        {
            _available.Remove(message.SequenceNumber);
            EndLife(message);
        }
    }

    private void EndLife(QueueMessage message)
    {
        if (DeadLetters is null) return;
        MoveToDeadLetters(message, DeadLetterProperties.Of(
            "TTLExpiredException", "The message expired and was dead lettered."));
    }

    private void ArmNext()
    {
        foreach (var message in _scheduled.Values) _timers.Arm(message.ScheduledFor!.Value);
        foreach (var taken in _locks.Values) _timers.Arm(taken.Until);
        foreach (var message in _available.Values)
        {
            if (message.ExpiresAt is { } end) _timers.Arm(end);
        }
    }
}
