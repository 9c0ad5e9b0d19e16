using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Consumers.DotNet;

/// <summary>A clock that is turned by so much as somebody waits for, and only once somebody does.</summary>
internal sealed class TurnedTime(DateTimeOffset now, TimeSpan turn) : FakeTimeProvider(now)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Channel<TimeSpan> _awaited = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Waits until somebody waits for a turn, and makes it.</summary>
    internal async Task TurnAsync(CancellationToken cancellationToken)
    {
        await _awaited.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Longest, cancellationToken);
        Advance(turn);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == turn) _awaited.Writer.TryWrite(dueTime);
        return timer;
    }
}
