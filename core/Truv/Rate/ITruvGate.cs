namespace Bridge.Core.Truv.Rate;

/// <summary>Lets requests to Truv's API pass at the permitted rate; one for each Access Secret in a process.</summary>
public interface ITruvGate
{
    /// <summary>Time on the gate's own clock, which only runs forward.</summary>
    TimeSpan Now { get; }

    /// <summary>Longest time that one call spends waiting.</summary>
    TimeSpan MaxWait { get; }

    /// <summary>Waits for leave to send one request, in order of coming.</summary>
    /// <param name="until">
    /// Moment on the gate's clock until which to wait; a turn that is free is given even after it.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<TruvPermit> EnterAsync(TimeSpan until, CancellationToken cancellationToken);

    /// <summary>Truv answered 429: nobody passes for a while.</summary>
    /// <param name="hint">Truv's hint, null without one.</param>
    void Pause(TimeSpan? hint);
}
