namespace Bridge.Local.Truv;

/// <summary>How one attempt ended.</summary>
/// <param name="StatusCode">The answer after redirects; null when there was none.</param>
/// <param name="Error">Why it failed; null for a success.</param>
internal sealed record AttemptResult(int? StatusCode, string? Error)
{
    internal bool Succeeded => StatusCode is >= 200 and < 300;
}
