namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What happens by the clock.</summary>
internal sealed partial class MessageQueue
{
    private readonly SortedSet<QueueMessage> _scheduled = new(By(message => message.ScheduledFor));
    private readonly SortedSet<QueueMessage> _mortal = new(By(message => message.ExpiresAt));

    private static Comparer<QueueMessage> By(Func<QueueMessage, DateTimeOffset?> time) =>
        Comparer<QueueMessage>.Create((one, other) => Nullable.Compare(time(one), time(other)) is var order and not 0
            ? order
            : one.SequenceNumber.CompareTo(other.SequenceNumber));

    private void ScheduleAt(QueueMessage message, DateTimeOffset at)
    {
        _scheduled.Add(message);
        _timers.Arm(at);
    }

    private void OnDue()
    {
        using var scope = _gate.Enter();
        _timers.Fired();
        var now = _time.GetUtcNow();
        Activate(now);
        while (_holds.First is { Value: var hold } && hold.Until <= now) Release(hold, EndOfHold.Expired);
        while (_plain.Locks.First is { Value: var taken } && taken.Until <= now) Expire(taken);
        EndLives(now);
        Dispatch();
        ArmNext();
    }

    private void Activate(DateTimeOffset now)
    {
        while (_scheduled.Min is { } message && message.ScheduledFor <= now)
        {
            _scheduled.Remove(message);
            Forget(message);

            // A scheduled message gets a new number when it becomes visible.
            var active = new QueueMessage(message.Content, message.MessageId, ++_lastSequenceNumber, now)
            {
                Bytes = message.Bytes, ExpiresAt = message.ExpiresAt,
            };
            Keep(active);
            MakeAvailable(active);
        }
    }

    private void EndLives(DateTimeOffset now)
    {
        while (_mortal.Min is { } message && message.ExpiresAt <= now)
        {
            TakeOutOfLine(message);
            EndLife(message);
        }
    }

    private void EndLife(QueueMessage message)
    {
        if (Options.DeadLetteringOnMessageExpiration && DeadLetters is not null)
        {
            MoveToDeadLetters(message, DeadLetterProperties.Of(
                "TTLExpiredException", "The message expired and was dead lettered."));
        }
        else
        {
            Forget(message);
        }
    }

    private void ArmNext()
    {
        if (_scheduled.Min is { } scheduled) _timers.Arm(scheduled.ScheduledFor!.Value);
        if (_mortal.Min is { } mortal) _timers.Arm(mortal.ExpiresAt!.Value);
        if (_holds.First is { } hold) _timers.Arm(hold.Value.Until);
        if (_plain.Locks.First is { } taken) _timers.Arm(taken.Value.Until);
    }
}
