namespace Bridge.Core.Truv;

/// <summary>How much of an answer is taken into memory.</summary>
/// <param name="MaxResponseBytes">
/// Largest answer, in bytes of JSON; the pages of one list count together in <see cref="ITruvApi"/>.
/// </param>
/// <param name="MaxPages">Most pages of one list.</param>
public sealed record TruvLimits(int MaxResponseBytes, int MaxPages)
{
    /// <summary>8 MiB and 200 pages.</summary>
    public static readonly TruvLimits Default = new(8 * 1024 * 1024, 200);
}
