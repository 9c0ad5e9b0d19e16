namespace Bridge.Core.Truv.Rate;

/// <summary>How fast Truv is asked, and what a 429 does.</summary>
/// <param name="RequestsPerMinute">Most requests in any minute, however the minute is laid.</param>
/// <param name="MaxWaiting">Most calls that wait for their turn; one more is throttled at once.</param>
/// <param name="MaxWait">Longest time that one call spends waiting for its turns, all attempts together.</param>
/// <param name="DefaultPause">Pause after a 429 without a hint.</param>
/// <param name="Padding">
/// Added to every pause: Truv answered 429 again to who came exactly at the hint (truv.md §4).
/// </param>
/// <param name="MaxPause">Longest pause, whatever the hint, before the padding.</param>
public sealed record TruvRate(
    int RequestsPerMinute, int MaxWaiting, TimeSpan MaxWait, TimeSpan DefaultPause, TimeSpan Padding, TimeSpan MaxPause)
{
    /// <summary>
    /// 300 a minute, 1,000 waiting for at most 2 min, pauses of hint (else 30 s, at most 5 min) + 10 s.
    /// </summary>
    public static readonly TruvRate Default = new(
        300, 1000, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(5));

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    /// <summary>Mean time between two requests at this rate.</summary>
    internal TimeSpan MeanGap => TimeSpan.FromMinutes(1) / RequestsPerMinute;

    /// <summary>The pause that follows a 429.</summary>
    /// <param name="hint">Truv's hint, null without one.</param>
    internal TimeSpan PauseAfter(TimeSpan? hint)
    {
        var asked = hint ?? DefaultPause;
        var pause = (asked < MaxPause ? asked : MaxPause) + Padding;
        return pause > ShortestPause ? pause : ShortestPause;
    }
}
