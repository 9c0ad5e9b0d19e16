namespace Bridge.Local.ServiceBus.Queues;

/// <summary>One timer for all that falls due in a queue: lock expiries, scheduled messages, ends of life.</summary>
internal sealed class QueueTimers : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private DateTimeOffset _armedFor = DateTimeOffset.MaxValue;

    internal QueueTimers(TimeProvider time, Action due)
    {
        _time = time;
        _timer = time.CreateTimer(_ => due(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Makes sure that the timer fires at a time, or before.</summary>
    internal void Arm(DateTimeOffset at)
    {
        if (at >= _armedFor) return;
        _armedFor = at;
        var wait = at - _time.GetUtcNow();
        _timer.Change(Clamp(wait), Timeout.InfiniteTimeSpan);
    }

    /// <summary>To be called when the timer fired, before arming it again.</summary>
    internal void Fired() => _armedFor = DateTimeOffset.MaxValue;

    private static TimeSpan Clamp(TimeSpan wait) =>
        wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1)
        : wait > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1)
        : wait;
}
