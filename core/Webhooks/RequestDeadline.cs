namespace Bridge.Core.Webhooks;

/// <summary>The time that one request has, counted from its making: first for the body, then for the queue.</summary>
/// <param name="limits">The two limits.</param>
/// <param name="time">The clock.</param>
public readonly struct RequestDeadline(ReceivingLimits limits, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>Time passed since the request came.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Is cancelled when the body has taken too long.</summary>
    public CancellationTokenSource ForBody() => new(Left(limits.BodyTimeout), time);

    /// <summary>Is cancelled when the whole has taken too long.</summary>
    public CancellationTokenSource ForQueue() => new(Left(limits.Deadline), time);

    private TimeSpan Left(TimeSpan limit) => TimeSpan.FromTicks(Math.Max(0, (limit - Elapsed).Ticks));
}
