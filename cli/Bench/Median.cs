namespace Bridge.Cli.Bench;

/// <summary>The value in the middle: one bad round does not move it.</summary>
internal static class Median
{
    internal static double Of(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
