using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.FunctionHost.Infrastructure;

/// <summary>A fake clock that tells when somebody waits on it, so that a test never advances too early.</summary>
internal sealed class ArmedClock() : FakeTimeProvider(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> armed = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        armed.Writer.TryWrite(dueTime);
        return timer;
    }

    public async Task ArmedAsync(TimeSpan dueTime)
    {
        while (await Deadline.ForAsync(armed.Reader.ReadAsync) != dueTime)
        {
        }
    }
}
