namespace Bridge.EndToEnd.BadInput;

/// <summary>What became of a request.</summary>
/// <param name="Status">What the caller saw; 0 for no answer.</param>
/// <param name="Verdict">The code that was logged; null when the request did not reach the function.</param>
/// <param name="Kept">Where its bytes are.</param>
internal sealed record Outcome(int Status, string? Verdict, Kept Kept)
{
    public static Outcome Accepted { get; } = new(202, "BRG100", Kept.Received);

    public static Outcome Refused(int status, string verdict) => new(status, verdict, Kept.Nowhere);

    public static Outcome RefusedByThePlatform(int status) => new(status, null, Kept.Nowhere);

    public static Outcome Quarantined(int status, string verdict) => new(status, verdict, Kept.Quarantine);
}
