namespace Bridge.Core.Enrichment;

/// <summary>How much one run takes on and how long an event waits for its resources.</summary>
/// <param name="BatchSize">Messages taken at once.</param>
/// <param name="Concurrency">Messages worked on at once.</param>
/// <param name="TimeBudget">Length of a run; well below the host's <c>functionTimeout</c>.</param>
/// <param name="MaxAge">Age at which an event is published without resources that could not be fetched.</param>
public sealed record EnrichmentLimits(int BatchSize, int Concurrency, TimeSpan TimeBudget, TimeSpan MaxAge)
{
    /// <summary>How long a run waits for a further message before it ends.</summary>
    public static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>5 s for the first postponement, doubled each time, at most 5 min.</summary>
    public static TimeSpan DelayAfter(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, Math.Min(attempt, 16)), LongestDelay.TotalSeconds));
}
