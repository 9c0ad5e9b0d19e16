using System.ComponentModel.DataAnnotations;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Rate;

namespace Bridge.Functions.Settings;

/// <summary>
/// How Truv's API is called: rate, size, time, repetition. Section <c>Truv</c>, beside <see cref="TruvOptions"/>.
/// </summary>
public sealed class TruvApiOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = TruvOptions.Section;

    /// <summary>
    /// Most requests in any minute, all work of the process together. Truv permits 300 for each Access Secret.
    /// </summary>
    /// <value>Default 300.</value>
    [Range(1, 1_000_000, ErrorMessage = "Truv__RequestsPerMinute must be between 1 and 1000000; Truv permits 300.")]
    public int RequestsPerMinute { get; set; } = TruvRate.Default.RequestsPerMinute;

    /// <summary>Most calls that wait for their turn; one more is given back as throttled at once.</summary>
    /// <value>Default 1,000.</value>
    [Range(1, 1_000_000, ErrorMessage = "Truv__MaxWaiting must be between 1 and 1000000.")]
    public int MaxWaiting { get; set; } = TruvRate.Default.MaxWaiting;

    /// <summary>Longest time that one call waits for its turns before it is given back as throttled.</summary>
    /// <value>Default 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00",
        ErrorMessage = "Truv__MaxWait must be between 1 second and 1 hour.")]
    public TimeSpan MaxWait { get; set; } = TruvRate.Default.MaxWait;

    /// <summary>Pause of all calls after a 429 without a hint.</summary>
    /// <value>Default 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00",
        ErrorMessage = "Truv__ThrottlePause must be between 1 second and 1 hour.")]
    public TimeSpan ThrottlePause { get; set; } = TruvRate.Default.DefaultPause;

    /// <summary>
    /// Added to the pause after every 429: who comes exactly at Truv's hint may be refused again (truv.md §4).
    /// </summary>
    /// <value>Default 10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00",
        ErrorMessage = "Truv__ThrottlePadding must be between 0 and 1 hour.")]
    public TimeSpan ThrottlePadding { get; set; } = TruvRate.Default.Padding;

    /// <summary>Longest pause, before the padding, whatever Truv's hint says.</summary>
    /// <value>Default 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00",
        ErrorMessage = "Truv__MaxThrottlePause must be between 1 second and 1 day.")]
    public TimeSpan MaxThrottlePause { get; set; } = TruvRate.Default.MaxPause;

    /// <summary>Largest answer in bytes; all pages of one list may have four times that.</summary>
    /// <value>Default 8 MiB.</value>
    [Range(1024, 256 * 1024 * 1024, ErrorMessage = "Truv__MaxResponseBytes must be between 1024 and 268435456.")]
    public int MaxResponseBytes { get; set; } = TruvLimits.Default.MaxResponseBytes;

    /// <summary>Most pages of one list.</summary>
    /// <value>Default 200.</value>
    [Range(1, 100_000, ErrorMessage = "Truv__MaxPages must be between 1 and 100000.")]
    public int MaxPages { get; set; } = TruvLimits.Default.MaxPages;

    /// <summary>
    /// Longest time of one attempt, from sending to the last byte of the answer; waiting for a turn does not count.
    /// </summary>
    /// <value>Default 20 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00",
        ErrorMessage = "Truv__AttemptTimeout must be between 0.1 seconds and 10 minutes.")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Longest time of one call: all waiting, attempts and delays. Longer than MaxWait and AttemptTimeout together.
    /// </summary>
    /// <value>Default 4 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "02:00:00",
        ErrorMessage = "Truv__TotalTimeout must be between 1 second and 2 hours.")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>How often a call is repeated after a 5xx, 408, timeout, failed connection or damaged answer.</summary>
    /// <value>Default 3.</value>
    [Range(1, 10, ErrorMessage = "Truv__MaxRetries must be between 1 and 10.")]
    public int MaxRetries { get; set; } = 3;

    /// <summary>Mean delay before the first repetition; doubles each time, with jitter.</summary>
    /// <value>Default 1 second.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00",
        ErrorMessage = "Truv__RetryDelay must be between 1 millisecond and 1 minute.")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>When the circuit breaker opens and for how long.</summary>
    public TruvBreakerOptions Breaker { get; set; } = new();

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TotalTimeout <= MaxWait + AttemptTimeout)
            yield return new ValidationResult(
                "Truv__TotalTimeout must be longer than Truv__MaxWait and Truv__AttemptTimeout together.");
        foreach (var wrong in Breaker.Problems()) yield return new ValidationResult(wrong);
    }

    internal TruvRate ToRate() =>
        new(RequestsPerMinute, MaxWaiting, MaxWait, ThrottlePause, ThrottlePadding, MaxThrottlePause);

    internal TruvLimits ToLimits() => new(MaxResponseBytes, MaxPages);
}
