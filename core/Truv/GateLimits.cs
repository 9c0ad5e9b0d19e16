namespace Bridge.Core.Truv;

/// <summary>How many requests pass, and how long a 429 stops them.</summary>
/// <param name="RequestsPerMinute">Requests in any sliding minute.</param>
/// <param name="Padding">
/// Added to Truv's hint: Truv's own demo saw fresh 429s when it went on exactly at the hint, and waits 10 s more (truv.md §4).
/// </param>
public sealed record GateLimits(int RequestsPerMinute, TimeSpan Padding)
{
    /// <summary>How long a 429 without a hint stops everybody: the hints that were seen are 7 to 40 s (truv.md §4).</summary>
    public TimeSpan PauseWithoutHint { get; init; } = TimeSpan.FromSeconds(30);
}
