namespace Bridge.Core.Enrichment.Running;

/// <summary>How much one run takes on and how long an event waits for its resources.</summary>
public sealed record EnrichmentLimits
{
    /// <summary>How long a run waits for a further message before it ends.</summary>
    public static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(1);

    /// <summary>How long the events in hand may take once the time budget is spent; then they go back to the queue.</summary>
    public static readonly TimeSpan GraceTime = TimeSpan.FromSeconds(20);

    /// <summary>How long an event waits that met trouble which every event meets.</summary>
    public static readonly TimeSpan SystemicDelay = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    /// <summary>Messages taken at once.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Messages in hand: the more, the more share a call.</summary>
    public required int InHand { get; init; }

    /// <summary>Calls of Truv's API at a time.</summary>
    public required int Concurrency { get; init; }

    /// <summary>Length of a run; well below the host's <c>functionTimeout</c>.</summary>
    public required TimeSpan TimeBudget { get; init; }

    /// <summary>Age at which an event is published without resources that could not be fetched.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>How old an event is before its resources are asked for, so that a burst shares the calls.</summary>
    public TimeSpan CoalescingWindow { get; init; } = TimeSpan.Zero;

    /// <summary>Bytes of answers that a run keeps for later events.</summary>
    public long MaxAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Bytes that the webhooks in hand, and the events made of them, may each take up: at the limit none is taken, and no answer
    /// asked for, until others have left.
    /// </summary>
    public long MaxBytesInHand { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// 5 s for the first postponement, doubled each time, at most 15 min; up to a tenth more by the event, so that events which
    /// failed together do not come back together.
    /// </summary>
    public static TimeSpan DelayAfter(int attempt, string eventId)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventId);
        var delay = Math.Min(FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt, 16)), LongestDelay.TotalSeconds);
        return TimeSpan.FromSeconds(delay * (1 + (eventId[^1] % 16 / 160.0)));
    }
}
