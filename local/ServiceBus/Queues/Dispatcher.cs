namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Shares messages among the consumers that have credit, in turns. Used under the queue's lock.</summary>
internal sealed class Dispatcher
{
    private readonly Dictionary<IConsumer, int> _credit = [];
    private readonly LinkedList<IConsumer> _ready = [];

    internal bool HasCredit => _ready.Count > 0;

    internal void Add(IConsumer consumer) => _credit[consumer] = 0;

    internal void Remove(IConsumer consumer)
    {
        _credit.Remove(consumer);
        _ready.Remove(consumer);
    }

    internal void AddCredit(IConsumer consumer, int credit)
    {
        if (!_credit.TryGetValue(consumer, out var before)) return;
        var now = (int)Math.Clamp((long)before + credit, 0, int.MaxValue);
        _credit[consumer] = now;
        if (before == 0 && now > 0) _ready.AddLast(consumer);
        if (before > 0 && now == 0) _ready.Remove(consumer);
    }

    internal void ClearCredit(IConsumer consumer) => AddCredit(consumer, -_credit.GetValueOrDefault(consumer));

    /// <summary>The consumer whose turn it is; null when nobody has credit.</summary>
    internal IConsumer? Next()
    {
        if (_ready.First is not { } turn) return null;
        _ready.RemoveFirst();
        if (--_credit[turn.Value] > 0) _ready.AddLast(turn);
        return turn.Value;
    }
}
