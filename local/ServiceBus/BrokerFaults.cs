using System.Collections.Concurrent;

namespace Bridge.Local.ServiceBus;

/// <summary>Faults on demand, by queue; a queue and its dead-letter queue share them.</summary>
/// <param name="time">The clock of delays.</param>
public sealed class BrokerFaults(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Queue, SendRefusal Refusal), bool> _refusing = new();
    private readonly ConcurrentDictionary<string, TimeSpan> _delays = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Queue, Loss Loss), int> _losses = new();
    private readonly Dictionary<string, List<(Func<bool> IsDead, Action Apply)>> _held = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();
    private volatile bool _holdsAny;

    /// <summary>At which point of a send the connection breaks.</summary>
    internal enum Loss
    {
        /// <summary>The message is lost with it.</summary>
        BeforeStoring,

        /// <summary>The message is in the queue, and the sender cannot know.</summary>
        BeforeAnswering,
    }

    /// <summary>From now on sends are refused. Reasons add up, and each ends by itself; what is refused has the least of them.</summary>
    public void RefuseSends(string queue, SendRefusal refusal = SendRefusal.Refused) =>
        _refusing[(queue.ToUpperInvariant(), refusal)] = true;

    /// <summary>From now on sends are not refused for this reason any more.</summary>
    public void AcceptSends(string queue, SendRefusal refusal = SendRefusal.Refused) =>
        _refusing.TryRemove((queue.ToUpperInvariant(), refusal), out _);

    /// <summary>From now on answers to sends, settlements and requests come this much later; what they answer is done at once.</summary>
    public void DelayAnswers(string queue, TimeSpan delay) => _delays[queue] = delay;

    /// <summary>From now on answers come at once.</summary>
    public void AnswerAtOnce(string queue) => _delays.TryRemove(queue, out _);

    /// <summary>The next sends break their connection, and the messages are lost.</summary>
    public void DropBeforeStoring(string queue, int sends) => Lose(queue, Loss.BeforeStoring, sends);

    /// <summary>The next sends break their connection after the messages are in the queue: the sender cannot know.</summary>
    public void DropBeforeAnswering(string queue, int sends) => Lose(queue, Loss.BeforeAnswering, sends);

    /// <summary>From now on settlements are neither applied nor answered.</summary>
    public void HoldSettlements(string queue)
    {
        lock (_gate)
        {
            _held.TryAdd(queue, []);
            _holdsAny = true;
        }
    }

    /// <summary>Applies the held settlements whose connection still lives; the others are dropped, as on a broken network.</summary>
    public void ReleaseSettlements(string queue)
    {
        List<(Func<bool> IsDead, Action Apply)>? held;
        lock (_gate)
        {
            _held.Remove(queue, out held);
            _holdsAny = _held.Count > 0;
        }

        foreach (var (isDead, apply) in held ?? [])
        {
            if (!isDead()) apply();
        }
    }

    internal SendRefusal? RefusalOf(string queue) =>
        _refusing.IsEmpty
            ? null
            : Enum.GetValues<SendRefusal>().Cast<SendRefusal?>()
                .FirstOrDefault(refusal => _refusing.ContainsKey((queue.ToUpperInvariant(), refusal!.Value)));

    /// <summary>Whether the connection breaks now; each time asked uses up one of the sends.</summary>
    internal bool LosesNext(string queue, Loss loss)
    {
        if (_losses.IsEmpty) return false;
        var key = (queue.ToUpperInvariant(), loss);
        while (_losses.TryGetValue(key, out var left))
        {
            if (left > 1 ? _losses.TryUpdate(key, left - 1, left) : _losses.TryRemove(new(key, left))) return true;
        }

        return false;
    }

    /// <summary>Answers, at once or as late as is asked for.</summary>
    internal void Answer<T>(string queue, T state, Action<T> answer)
    {
        if (_delays.IsEmpty || !_delays.TryGetValue(queue, out var delay)) answer(state);
        else _ = AnswerLaterAsync(delay, state, answer);
    }

    /// <summary>Whether settlements are held now; it may have ended by the time of <see cref="Settle"/>.</summary>
    internal bool HoldsSettlements(string queue)
    {
        if (!_holdsAny) return false;
        lock (_gate) return _held.ContainsKey(queue);
    }

    internal void Settle(string queue, Func<bool> isDead, Action apply)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(queue, out var held))
            {
                held.Add((isDead, apply));
                return;
            }
        }

        apply();
    }

    private async Task AnswerLaterAsync<T>(TimeSpan delay, T state, Action<T> answer)
    {
        await Task.Delay(delay, time, CancellationToken.None);
        answer(state);
    }

    private void Lose(string queue, Loss loss, int sends)
    {
        var key = (queue.ToUpperInvariant(), loss);
        if (sends > 0) _losses[key] = sends;
        else _losses.TryRemove(key, out _);
    }
}
