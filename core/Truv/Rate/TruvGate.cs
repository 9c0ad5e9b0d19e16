namespace Bridge.Core.Truv.Rate;

/// <summary>The permitted rate and the pause after a 429, shared by all work of the process.</summary>
public sealed class TruvGate : ITruvGate, IDisposable
{
    private readonly TruvRate _rate;
    private readonly TimeProvider _time;
    private readonly TruvTelemetry _telemetry;
    private readonly SlidingMinute _minute;
    private readonly ThrottlePause _pause;
    private int _waiting;

    /// <summary>Creates an open gate.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="random">Random numbers from 0 to 1, for the order of resuming.</param>
    /// <param name="telemetry">Shows how many wait and how long the pause still lasts.</param>
    /// <param name="time">Clock and timers.</param>
    public TruvGate(TruvRate rate, Func<double> random, TruvTelemetry telemetry, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(rate);
        ArgumentNullException.ThrowIfNull(telemetry);
        (_rate, _time, _telemetry) = (rate, time, telemetry);
        _minute = new SlidingMinute(rate.RequestsPerMinute, rate.MaxWaiting, time);
        _pause = new ThrottlePause(rate.MeanGap, random, time);
        telemetry.Observe(() => Waiting, () => PauseLeft);
    }

    /// <inheritdoc />
    public TimeSpan Now => _pause.Now;

    /// <inheritdoc />
    public TimeSpan MaxWait => _rate.MaxWait;

    /// <summary>Calls that wait for their turn.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>What is left of the pause after a 429; zero when there is none.</summary>
    public TimeSpan PauseLeft => _pause.End - Now is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <inheritdoc />
    public async Task<TruvPermit> EnterAsync(TimeSpan until, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (PauseLeft > TimeSpan.Zero && _pause.End > until) return new TruvPermit(GateOutcome.TooLate);

        Interlocked.Increment(ref _waiting);
        try
        {
            return await WaitAsync(until, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <inheritdoc />
    public void Pause(TimeSpan? hint)
    {
        var length = _rate.PauseAfter(hint);
        if (_pause.Begin(length)) _telemetry.Paused(length, hint);
    }

    /// <inheritdoc />
    public void Dispose() => _minute.Dispose();

    private async Task<TruvPermit> WaitAsync(TimeSpan until, CancellationToken cancellationToken)
    {
        var lease = _minute.TryTake();
        using var limit = new CancellationTokenSource(until > Now ? until - Now : TimeSpan.Zero, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (!lease.IsAcquired) lease = await _minute.TakeAsync(either.Token);
            if (!lease.IsAcquired) return new TruvPermit(GateOutcome.TooMany);
            if (await _pause.PassAsync(until, either.Token)) return new TruvPermit(_minute, lease);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The wait was too long, which is no error.
        }
        catch
        {
            lease.Dispose();
            throw;
        }

        // Nothing was sent, so the permit is as good as new.
        lease.Dispose();
        return new TruvPermit(GateOutcome.TooLate);
    }
}
