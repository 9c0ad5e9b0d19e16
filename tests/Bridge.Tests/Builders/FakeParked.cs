using System.Collections.Concurrent;
using Bridge.Core.Parked;

namespace Bridge.Tests.Builders;

/// <summary>Messages that wait for an operator in memory, with a journal of what happened in which order.</summary>
internal abstract class FakeParked<T>(IEnumerable<T> messages) : IParkedQueue<T>
    where T : IParkedMessage
{
    private readonly SortedDictionary<long, T> _there = new(messages.ToDictionary(one => one.SequenceNumber));
    private readonly HashSet<long> _setAside = [];

    public ConcurrentQueue<string> Journal { get; } = new();

    public HashSet<long> HeldBySomebodyElse { get; } = [];

    public SettleOutcome OnComplete { get; set; } = SettleOutcome.Removed;

    public int LargestPeek { get; private set; }

    public IEnumerable<long> Numbers => _there.Keys;

    protected void Add(T message) => _there[message.SequenceNumber] = message;

    public Task<IReadOnlyList<T>> PeekAsync(long fromNumber, int max, CancellationToken cancellationToken)
    {
        LargestPeek = Math.Max(LargestPeek, max);

        // Shorter pages than asked for, as a broker may give.
        var page = _there.Values.Where(one => one.SequenceNumber >= fromNumber).Take(Math.Max(1, max / 2));
        return Task.FromResult<IReadOnlyList<T>>([.. page]);
    }

    public Task SetAsideAsync(IReadOnlyCollection<T> messages, CancellationToken cancellationToken)
    {
        _setAside.UnionWith(messages.Select(one => one.SequenceNumber));
        return Task.CompletedTask;
    }

    public Task<object?> TakeAsync(long number, CancellationToken cancellationToken)
    {
        if (!_setAside.Contains(number) || HeldBySomebodyElse.Contains(number)) return Task.FromResult<object?>(null);
        Journal.Enqueue($"take {number}");
        return Task.FromResult<object?>(number);
    }

    public Task<SettleOutcome> CompleteAsync(object taken, CancellationToken cancellationToken)
    {
        Journal.Enqueue($"complete {taken}");
        if (OnComplete == SettleOutcome.Removed) _there.Remove((long)taken);
        return Task.FromResult(OnComplete);
    }

    public Task GiveBackAsync(object taken, CancellationToken cancellationToken)
    {
        Journal.Enqueue($"give back {taken}");
        return Task.CompletedTask;
    }
}
