using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Local.Truv;

/// <summary>Every request with its time; the newest are kept, the counts are over all.</summary>
public sealed class RequestLog(int capacity, TimeProvider time)
{
    private const int ShownCharacters = 8;

    private readonly ConcurrentDictionary<string, SlidingMinute> _minutes = new(StringComparer.Ordinal);
    private readonly Queue<RequestRecord> _kept = new();
    private readonly Lock _gate = new();
    private long _total;
    private long _throttled;
    private int _peak;

    /// <summary>All requests so far.</summary>
    public long Total
    {
        get { lock (_gate) return _total; }
    }

    /// <summary>Those that were answered 429, by the limit or by a fault.</summary>
    public long Throttled
    {
        get { lock (_gate) return _throttled; }
    }

    /// <summary>The most requests of one Access Secret in any sliding minute, refused ones included.</summary>
    public int PeakPerMinute
    {
        get { lock (_gate) return _peak; }
    }

    /// <summary>The newest requests, oldest first.</summary>
    public IReadOnlyList<RequestRecord> Kept
    {
        get { lock (_gate) return [.. _kept]; }
    }

    /// <summary>Begins anew; the sliding minute too.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _minutes.Clear();
            _kept.Clear();
            (_total, _throttled, _peak) = (0, 0, 0);
        }
    }

    internal RequestRecord Begin(string method, string target, string secret)
    {
        var shown = secret.Length == 0 ? "" : Fingerprint(secret);
        lock (_gate)
        {
            var count = _minutes.GetOrAdd(shown, _ => new SlidingMinute()).Count(time);
            if (secret.Length > 0) _peak = Math.Max(_peak, count);
            var record = new RequestRecord { At = time.GetUtcNow(), Method = method, Target = target, Secret = shown };
            _total++;
            _kept.Enqueue(record);
            if (_kept.Count > capacity) _kept.Dequeue();
            return record;
        }
    }

    internal void End(RequestRecord record, int status)
    {
        lock (_gate)
        {
            record.Status = status;
            if (status == 429) _throttled++;
        }
    }

    private static string Fingerprint(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..ShownCharacters];
}
