namespace Bridge.Local.Truv;

/// <summary>Counts the requests of one secret in the current minute.</summary>
internal sealed class MinuteWindow(int limit)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _start;
    private int _count;

    /// <summary>Takes one request; null when it may pass, otherwise how long to wait.</summary>
    internal TimeSpan? Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now - _start >= Length) (_start, _count) = (now, 0);
            return ++_count <= limit ? null : _start + Length - now;
        }
    }
}
