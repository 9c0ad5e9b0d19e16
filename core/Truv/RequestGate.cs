using Microsoft.Extensions.Logging;

namespace Bridge.Core.Truv;

/// <summary>
/// Truv's limit of requests for one Access Secret, kept by everybody in the process in the order of coming (truv.md §4). It remembers the
/// times of the last requests rather than filling a bucket: a bucket of 300 that fills by 300 a minute lets 600 pass in its first one.
/// </summary>
public sealed partial class RequestGate : IDisposable
{
    // Truv counts on arrival, we on departure; the difference must not make a minute shorter.
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(61);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<DateTimeOffset> _recent;
    private readonly Lock _gate = new();
    private readonly GateLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger<RequestGate> _logger;
    private DateTimeOffset _pausedUntil;

    /// <summary>Creates the gate.</summary>
    public RequestGate(GateLimits limits, TimeProvider time, ILogger<RequestGate> logger)
    {
        ArgumentNullException.ThrowIfNull(limits);
        (_limits, _time, _logger) = (limits, time, logger);
        _recent = new Queue<DateTimeOffset>(limits.RequestsPerMinute);
    }

    /// <summary>Waits for a turn.</summary>
    /// <returns>When the turn came, UTC: the request may leave now.</returns>
    public async Task<DateTimeOffset> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var now = _time.GetUtcNow();
                if (WaitAt(now) is not { } wait)
                {
                    _recent.Enqueue(now);
                    return now;
                }

                await Task.Delay(wait, _time, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Truv said that it was too much: nobody asks until its hint and a padding have passed.</summary>
    /// <param name="hint">The time that Truv named; null when it named none.</param>
    public void Pause(TimeSpan? hint)
    {
        var pause = (hint ?? _limits.PauseWithoutHint) + _limits.Padding;
        lock (_gate)
        {
            var until = _time.GetUtcNow() + pause;
            if (until <= _pausedUntil) return;
            _pausedUntil = until;
        }

        LogPaused(pause.TotalSeconds);
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private TimeSpan? WaitAt(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now < _pausedUntil) return _pausedUntil - now;
        }

        while (_recent.TryPeek(out var oldest) && now - oldest >= Minute) _recent.Dequeue();
        return _recent.Count < _limits.RequestsPerMinute ? null : _recent.Peek() + Minute - now;
    }

    [LoggerMessage(204, LogLevel.Warning, "Truv's limit of requests is used up: nobody asks for {Seconds:F0} s")]
    private partial void LogPaused(double seconds);
}
