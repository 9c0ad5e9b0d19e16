namespace Bridge.Functions.Settings;

/// <summary>When calls to Truv's API are given up without being sent. Section <c>Truv:Breaker</c>.</summary>
public sealed class TruvBreakerOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Share of failed attempts that opens the breaker.</summary>
    /// <value>Default 0.5.</value>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Attempts within the sampling duration below which it never opens.</summary>
    /// <value>Default 20.</value>
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>Time over which the share is taken.</summary>
    /// <value>Default 30 seconds.</value>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it stays open before one call tries again.</summary>
    /// <value>Default 15 seconds.</value>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    internal IEnumerable<string> Problems()
    {
        if (FailureRatio is not (> 0 and <= 1))
            yield return "Truv__Breaker__FailureRatio must be above 0 and at most 1.";
        if (MinimumThroughput < 2) yield return "Truv__Breaker__MinimumThroughput must be at least 2.";
        if (SamplingDuration < Shortest || SamplingDuration > Longest)
            yield return "Truv__Breaker__SamplingDuration must be between 0.5 seconds and 1 hour.";
        if (BreakDuration < Shortest || BreakDuration > Longest)
            yield return "Truv__Breaker__BreakDuration must be between 0.5 seconds and 1 hour.";
    }
}
