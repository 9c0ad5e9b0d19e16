using System.Collections.Concurrent;

namespace Bridge.Local.Truv;

/// <summary>The limit of each Access Secret, over any sliding minute. Refused requests do not count.</summary>
public sealed class RateLimit(int requestsPerMinute, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SlidingMinute> _minutes = new(StringComparer.Ordinal);
    private volatile int _requestsPerMinute = requestsPerMinute;
    private volatile ThrottleAnswer _answer = new();

    /// <summary>Requests a minute; 0 switches the limit off. May be changed at any time.</summary>
    public int RequestsPerMinute
    {
        get => _requestsPerMinute;
        set => _requestsPerMinute = value;
    }

    /// <summary>How a refusal looks. May be changed at any time.</summary>
    public ThrottleAnswer Answer
    {
        get => _answer;
        set => _answer = value;
    }

    /// <summary>Takes one request; null when it may pass, otherwise how long to wait.</summary>
    internal TimeSpan? Take(string secret) => _requestsPerMinute == 0
        ? null
        : _minutes.GetOrAdd(secret, _ => new SlidingMinute()).Take(time, _requestsPerMinute);
}
