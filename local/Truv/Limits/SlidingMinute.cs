namespace Bridge.Local.Truv;

/// <summary>The times of the last minute's requests.</summary>
internal sealed class SlidingMinute
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _times = new();
    private readonly Lock _gate = new();

    /// <summary>Takes one request when fewer than <paramref name="limit"/> are within the minute before now.</summary>
    internal TimeSpan? Take(TimeProvider time, int limit)
    {
        lock (_gate)
        {
            var now = Forget(time);
            if (_times.Count >= limit) return _times.Peek() + Length - now;
            _times.Enqueue(now);
            return null;
        }
    }

    /// <summary>Counts one request in any case; how many the minute up to now holds.</summary>
    internal int Count(TimeProvider time)
    {
        lock (_gate)
        {
            _times.Enqueue(Forget(time));
            return _times.Count;
        }
    }

    private DateTimeOffset Forget(TimeProvider time)
    {
        var now = time.GetUtcNow();
        while (_times.TryPeek(out var oldest) && now - oldest >= Length) _times.Dequeue();
        return now;
    }
}
