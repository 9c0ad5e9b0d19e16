namespace Bridge.Core.Truv.Rate;

/// <summary>
/// What a 429 does to everybody: nobody passes until the pause ends, and then one after the other, in the order of
/// their coming, at random distances around the permitted pace. So never do all resume in the same instant.
/// </summary>
/// <param name="meanGap">Mean distance between two that resume.</param>
/// <param name="random">Random numbers from 0 to 1.</param>
/// <param name="time">Clock and delays.</param>
internal sealed class ThrottlePause(TimeSpan meanGap, Func<double> random, TimeProvider time)
{
    private readonly long _origin = time.GetTimestamp();
    private readonly Lock _gate = new();
    private TimeSpan _end;
    private TimeSpan _next;
    private int _epoch;

    /// <summary>Time since this object was made: a clock that nobody sets.</summary>
    internal TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>When the pause ends, on that clock; in the past when there is none.</summary>
    internal TimeSpan End
    {
        get
        {
            lock (_gate) return _end;
        }
    }

    /// <summary>Begins a pause, or makes the present one longer.</summary>
    /// <returns>False when the present pause lasts longer anyway.</returns>
    internal bool Begin(TimeSpan length)
    {
        lock (_gate)
        {
            var end = Now + length;
            if (end <= _end) return false;

            _end = end;
            _next = end + Gap();
            _epoch++;
            return true;
        }
    }

    /// <summary>Waits for one's turn after a pause; at once when there is none.</summary>
    /// <param name="until">Latest moment worth waiting for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False as soon as it is clear that the turn would come later.</returns>
    internal async Task<bool> PassAsync(TimeSpan until, CancellationToken cancellationToken)
    {
        while (Take(until, out var turn, out var epoch))
        {
            if (turn is null) return true;
            await Task.Delay(Up(turn.Value - Now), time, cancellationToken);
            lock (_gate)
            {
                // A 429 that came meanwhile makes void all turns that were given before.
                if (epoch == _epoch) return true;
            }
        }

        return false;
    }

    private bool Take(TimeSpan until, out TimeSpan? turn, out int epoch)
    {
        lock (_gate)
        {
            (turn, epoch) = (null, _epoch);
            if (_next <= Now) return true;
            if (_next > until) return false;

            turn = _next;
            _next += Gap();
            return true;
        }
    }

    private TimeSpan Gap() => meanGap * 2 * random();

    private static TimeSpan Up(TimeSpan wait) =>
        wait > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : TimeSpan.Zero;
}
