namespace Bridge.Core.Truv.Calls;

/// <summary>
/// What the handlers of one call tell each other and the client; travels with the request through all attempts.
/// </summary>
public sealed class TruvCall
{
    private static readonly HttpRequestOptionsKey<TruvCall> Key = new("Bridge.TruvCall");

    /// <summary>When the latest attempt was sent, UTC; null while none was.</summary>
    public DateTimeOffset? AskedAt { get; internal set; }

    /// <summary>Requests that were sent, repetitions included.</summary>
    public int Attempts { get; internal set; }

    /// <summary>What the latest attempt was answered; null while it has no whole answer.</summary>
    public TruvReply? Reply { get; internal set; }

    /// <summary>
    /// Moment on the gate's clock until which the call may wait for its turns; null before the first one.
    /// </summary>
    internal TimeSpan? WaitUntil { get; set; }

    /// <summary>The call that a request belongs to.</summary>
    public static TruvCall Of(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Options.TryGetValue(Key, out var call)) request.Options.Set(Key, call = new TruvCall());
        return call;
    }
}
