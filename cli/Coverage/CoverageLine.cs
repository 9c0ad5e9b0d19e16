namespace Bridge.Cli.Coverage;

/// <summary>One line of code that can run.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="IsCovered">Whether a test ran it.</param>
/// <param name="Branches">Ways to leave it; none for a line without a decision.</param>
internal sealed record CoverageLine(int Number, bool IsCovered, Testing.Share Branches)
{
    /// <summary>A line can stand in several compiled classes, as a lambda's does; a test that ran either ran it.</summary>
    internal static CoverageLine Merge(IEnumerable<CoverageLine> same)
    {
        var lines = same.ToArray();
        return new CoverageLine(
            lines[0].Number, lines.Any(line => line.IsCovered),
            lines.Select(line => line.Branches).Aggregate((a, b) => a + b));
    }
}
