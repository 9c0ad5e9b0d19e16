using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Builders;

/// <summary>A clock that knows what was waited for, so that a test moves it only after the code under test has begun to wait.</summary>
internal sealed class AwaitedTime(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly ConcurrentDictionary<TimeSpan, bool> _waits = new();

    /// <summary>Whether somebody has begun to wait just so long.</summary>
    public bool IsAwaited(TimeSpan wait) => _waits.ContainsKey(wait);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits[dueTime] = true;
        return timer;
    }
}
