using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Builders;

/// <summary>A clock that knows what was waited for, so that a test moves it only after the code under test has begun to wait.</summary>
internal sealed class AwaitedTime(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly ConcurrentDictionary<TimeSpan, int> _waits = new();

    /// <summary>Whether somebody has begun to wait just so long.</summary>
    public bool IsAwaited(TimeSpan wait) => Awaited(wait) > 0;

    /// <summary>How often somebody has begun to wait just so long.</summary>
    public int Awaited(TimeSpan wait) => _waits.GetValueOrDefault(wait);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.AddOrUpdate(dueTime, 1, (_, count) => count + 1);
        return timer;
    }
}
