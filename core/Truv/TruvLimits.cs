namespace Bridge.Core.Truv;

/// <summary>How much of an answer is taken into memory.</summary>
/// <param name="MaxResponseBytes">Largest answer, in bytes.</param>
/// <param name="MaxPages">Most pages of one list.</param>
public sealed record TruvLimits(int MaxResponseBytes, int MaxPages)
{
    /// <summary>8 MiB and 200 pages.</summary>
    public static readonly TruvLimits Default = new(8 * 1024 * 1024, 200);

    /// <summary>Largest list, all pages together: four times the largest answer.</summary>
    public long MaxListBytes => 4L * MaxResponseBytes;
}
