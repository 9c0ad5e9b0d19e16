namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What can be looked up by number.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>Messages from a number on, in order, whatever their state.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="session">Only of this session; null for all.</param>
    internal IReadOnlyList<QueueMessage> Peek(long from, int count, string? session = null)
    {
        using var scope = _gate.Enter();
        return [.. _index.From(from).Where(message => session is null || message.SessionId == session).Take(count)];
    }

    /// <summary>Takes deferred messages: all of them, or none when one of the numbers is not that of a deferred message.</summary>
    internal IReadOnlyList<(QueueMessage Message, MessageLock? Taken)> TakeDeferred(
        IReadOnlyList<long> sequenceNumbers, bool deletes, string? session = null)
    {
        using var scope = _gate.Enter();
        var found = sequenceNumbers.Distinct().Select(_index.Find).OfType<QueueMessage>()
            .Where(message => IsDeferredNow(message, session)).ToArray();

        // A deferred message whose life is over ends when somebody asks for it, as in Azure.
        foreach (var message in found.Where(message => message.ExpiresAt <= _time.GetUtcNow())) EndDeferred(message);
        found = [.. found.Where(message => IsDeferredNow(message, session))];
        return found.Length == sequenceNumbers.Count ? [.. found.Select(message => (message, TakeOne(message, deletes)))] : [];
    }

    /// <summary>Deletes waiting messages that were enqueued before a time, oldest first.</summary>
    /// <returns>How many.</returns>
    internal int Delete(int count, DateTimeOffset enqueuedBefore)
    {
        using var scope = _gate.Enter();
        var found = _index.All
            .Where(message => message.Place == MessagePlace.Active && message.EnqueuedAt < enqueuedBefore)
            .Take(count).ToArray();
        foreach (var message in found)
        {
            TakeOutOfLine(message);
            Forget(message);
        }

        Dispatch();
        return found.Length;
    }

    private bool IsDeferredNow(QueueMessage message, string? session) =>
        message.Place == MessagePlace.Deferred
        && (!Options.RequiresSession || (message.SessionId == session && LaneOf(message).Hold is not null));

    private void EndDeferred(QueueMessage message)
    {
        _deferred--;
        LaneOf(message).Deferred--;
        message.Place = MessagePlace.Active;
        EndLife(message);
    }

    private MessageLock? TakeOne(QueueMessage message, bool deletes)
    {
        _deferred--;
        var lane = LaneOf(message);
        lane.Deferred--;
        if (!deletes) return Lock(message, lane);
        Forget(message);
        return null;
    }

    private void TakeOutOfLine(QueueMessage message)
    {
        var lane = LaneOf(message);
        lane.Line.Remove(message);
        Deactivate(message);
        Touch(lane);
        Tidy(lane);
    }
}
