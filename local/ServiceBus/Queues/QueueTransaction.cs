namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What is to be done in one step, or not at all. Used under the gate.</summary>
/// <param name="endsAt">When it is rolled back by itself.</param>
internal sealed class QueueTransaction(DateTimeOffset endsAt)
{
    /// <summary>As in Azure.</summary>
    internal const int MostOperations = 100;

    private readonly List<(MessageQueue Queue, IReadOnlyList<IncomingMessage> Messages)> _sends = [];
    private readonly Dictionary<Guid, (MessageQueue Queue, Func<SettleOutcome> Settle)> _settlements = [];

    internal DateTimeOffset EndsAt { get; } = endsAt;

    internal bool IsFull => _sends.Count + _settlements.Count >= MostOperations;

    /// <summary>Keeps messages for later, unless the queue would refuse them now.</summary>
    internal SendOutcome Send(MessageQueue queue, IReadOnlyList<IncomingMessage> messages)
    {
        if (queue.Refusal(messages) is { } refusal) return refusal;
        _sends.Add((queue, messages));
        return SendOutcome.Enqueued;
    }

    /// <summary>Keeps a settlement for later, unless the lock is lost now, or settled in this transaction already.</summary>
    internal SettleOutcome Settle(MessageQueue queue, Guid token, Func<SettleOutcome> settle) =>
        queue.Holds(token) && _settlements.TryAdd(token, (queue, settle)) ? SettleOutcome.Settled : SettleOutcome.LockLost;

    /// <summary>Does everything, or nothing when one lock is lost by now, or a queue has no room.</summary>
    internal CommitOutcome Commit()
    {
        if (_settlements.Any(entry => !entry.Value.Queue.Holds(entry.Key))) return CommitOutcome.LockLost;
        if (_sends.GroupBy(send => send.Queue).Any(Refuses)) return CommitOutcome.SendRefused;
        foreach (var (_, settle) in _settlements.Values) settle();
        foreach (var (queue, messages) in _sends) queue.Send(messages);
        return CommitOutcome.Committed;
    }

    private static bool Refuses(IGrouping<MessageQueue, (MessageQueue Queue, IReadOnlyList<IncomingMessage> Messages)> sends) =>
        sends.Key.Refusal([.. sends.SelectMany(send => send.Messages)]) is not null;
}
