using System.Threading.RateLimiting;

namespace Bridge.Core.Truv.Rate;

/// <summary>At most so many requests in any minute, first come, first served.</summary>
/// <remarks>
/// A token bucket with a capacity of 300 and 300 new tokens a minute lets 600 requests pass within one minute: the full
/// bucket, and what flows in meanwhile. One that keeps the promise has to trade: capacity + inflow ≤ 300, so either no
/// burst or a slower pace. The library's sliding window gives permits back up to a segment too early. So permits are
/// kept instead: there are exactly 300, and each comes back one minute after its request <em>ended</em>. Between two
/// uses of a permit lies a minute at Truv's end as well, whatever the network did to the first request: it arrived
/// before it was answered. A burst of 300 may still pass at once, which is what a borrower's dozen of events wants.
/// Queueing, order, bound and cancellation are those of <see cref="ConcurrencyLimiter"/>, and time is a <see
/// cref="TimeProvider"/>'s, which the library's own limiters do not know. What was sent by a process before this one is
/// not known here; a 429 tells.
/// </remarks>
public sealed class SlidingMinute : IDisposable
{
    /// <summary>One minute, and a little more, since timers and clocks are only so precise.</summary>
    internal static readonly TimeSpan Length = TimeSpan.FromMilliseconds(60_100);

    private readonly ConcurrencyLimiter _limiter;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly Queue<(long EndedAt, RateLimitLease Permit)> _used = new();

    /// <summary>Creates it with all permits free.</summary>
    /// <param name="requests">Permits a minute.</param>
    /// <param name="maxWaiting">Most callers that wait for one.</param>
    /// <param name="time">Clock and timers.</param>
    public SlidingMinute(int requests, int maxWaiting, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = requests, QueueLimit = maxWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _timer = time.CreateTimer(_ => GiveBack(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A permit if one is free and nobody waits.</summary>
    internal RateLimitLease TryTake() => _limiter.AttemptAcquire();

    /// <summary>A permit, when it is one's turn; not acquired when too many wait already.</summary>
    internal ValueTask<RateLimitLease> TakeAsync(CancellationToken cancellationToken) =>
        _limiter.AcquireAsync(1, cancellationToken);

    /// <summary>A permit's request has ended: its minute begins.</summary>
    internal void Spend(RateLimitLease permit)
    {
        lock (_gate)
        {
            _used.Enqueue((_time.GetTimestamp(), permit));
            if (_used.Count == 1) _timer.Change(Length, Timeout.InfiniteTimeSpan);
        }
    }

    private void GiveBack()
    {
        var free = new List<RateLimitLease>();
        lock (_gate)
        {
            while (_used.TryPeek(out var oldest))
            {
                var left = Length - _time.GetElapsedTime(oldest.EndedAt);
                if (left > TimeSpan.Zero)
                {
                    // Up to the next whole millisecond: timers cut the rest off and would come too early.
                    _timer.Change(
                        TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                    break;
                }

                free.Add(_used.Dequeue().Permit);
            }
        }

        // In the order of their use; each lets in whoever waits longest.
        free.ForEach(permit => permit.Dispose());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer.Dispose();
        _limiter.Dispose();
    }
}
