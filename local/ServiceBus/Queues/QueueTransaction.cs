namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What is to be done in one step, or not at all. Used under the gate.</summary>
/// <param name="endsAt">When it is rolled back by itself.</param>
internal sealed class QueueTransaction(DateTimeOffset endsAt)
{
    /// <summary>As in Azure.</summary>
    internal const int MostOperations = 100;

    private readonly List<(MessageQueue Queue, IReadOnlyList<IncomingMessage> Messages, long[]? Numbers)> _sends = [];
    private readonly Dictionary<Guid, (MessageQueue Queue, Func<SettleOutcome> Settle)> _settlements = [];
    private readonly List<(Func<bool> Holds, Action Apply)> _changes = [];
    private readonly HashSet<(MessageQueue Queue, long Number)> _cancelled = [];
    private string? _queue;

    internal DateTimeOffset EndsAt { get; } = endsAt;

    internal bool IsFull => _sends.Count + _settlements.Count + _changes.Count >= MostOperations;

    /// <summary>Whether an operation on a queue can be part of it: all are on one queue, unless it may span several.</summary>
    internal bool Admits(MessageQueue queue, bool spans) =>
        (_queue ??= queue.Options.Name).Equals(queue.Options.Name, StringComparison.OrdinalIgnoreCase) || spans;

    /// <summary>Keeps messages for later, unless the queue would refuse them now.</summary>
    internal SendOutcome Send(MessageQueue queue, IReadOnlyList<IncomingMessage> messages)
    {
        if (queue.Refusal(messages) is { } refusal) return refusal;
        _sends.Add((queue, messages, null));
        return SendOutcome.Enqueued;
    }

    /// <summary>Keeps messages for later as well, and says already which numbers they will have.</summary>
    internal (SendOutcome Outcome, long[] Numbers) Schedule(MessageQueue queue, IReadOnlyList<IncomingMessage> messages)
    {
        if (queue.Refusal(messages) is { } refusal) return (refusal, []);
        var numbers = queue.Reserve(messages.Count);
        _sends.Add((queue, messages, numbers));
        return (SendOutcome.Enqueued, numbers);
    }

    /// <summary>Keeps a cancellation for later, unless one of the messages is not scheduled now, or cancelled here already.</summary>
    internal SettleOutcome Cancel(MessageQueue queue, IReadOnlyList<long> numbers)
    {
        if (!queue.AreScheduled(numbers) || numbers.Any(number => _cancelled.Contains((queue, number))))
            return SettleOutcome.NotFound;
        foreach (var number in numbers) _cancelled.Add((queue, number));
        _changes.Add((() => queue.AreScheduled(numbers), () => queue.CancelScheduled(numbers)));
        return SettleOutcome.Settled;
    }

    /// <summary>Keeps the state of a session for later, unless its lock is lost now.</summary>
    internal SettleOutcome WriteState(MessageQueue queue, string session, object owner, byte[]? state)
    {
        if (!queue.HoldsSession(session, owner)) return SettleOutcome.LockLost;
        _changes.Add((() => queue.HoldsSession(session, owner), () => queue.WriteState(session, owner, state)));
        return SettleOutcome.Settled;
    }

    /// <summary>Keeps a settlement for later, unless the lock is lost now, or settled in this transaction already.</summary>
    internal SettleOutcome Settle(MessageQueue queue, Guid token, Func<SettleOutcome> settle) =>
        queue.Holds(token) && _settlements.TryAdd(token, (queue, settle)) ? SettleOutcome.Settled : SettleOutcome.LockLost;

    /// <summary>Does everything, or nothing when something that it needs is gone by now, or a queue has no room.</summary>
    internal CommitOutcome Commit()
    {
        if (_settlements.Any(entry => !entry.Value.Queue.Holds(entry.Key))) return CommitOutcome.LockLost;
        if (_changes.Exists(change => !change.Holds())) return CommitOutcome.LockLost;
        if (_sends.GroupBy(send => send.Queue, send => send.Messages).Any(Refuses)) return CommitOutcome.SendRefused;
        foreach (var (_, apply) in _changes) apply();
        foreach (var (_, settle) in _settlements.Values) settle();
        foreach (var (queue, messages, numbers) in _sends) queue.Send(messages, numbers);
        return CommitOutcome.Committed;
    }

    private static bool Refuses(IGrouping<MessageQueue, IReadOnlyList<IncomingMessage>> sends) =>
        sends.Key.Refusal([.. sends.SelectMany(messages => messages)]) is not null;
}
