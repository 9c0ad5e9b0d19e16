namespace Bridge.Local.Truv;

/// <summary>Times that Truv writes: whole microseconds, and no two the same.</summary>
internal sealed class WorldClock(TimeProvider time)
{
    private readonly Lock _gate = new();
    private long _last;

    /// <summary>Now, or one microsecond after the last answer when the clock has not moved.</summary>
    internal DateTimeOffset Next()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMicrosecond;
            _last = Math.Max(now, _last + 1);
            return new DateTimeOffset(_last * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        }
    }
}
