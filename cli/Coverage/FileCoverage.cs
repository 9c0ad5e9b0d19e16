using System.Globalization;
using Bridge.Cli.Testing;

namespace Bridge.Cli.Coverage;

/// <summary>How much of a file the tests ran.</summary>
/// <param name="File">Path relative to the repository.</param>
/// <param name="Lines">Its lines that can run, in order.</param>
internal sealed record FileCoverage(string File, IReadOnlyList<CoverageLine> Lines)
{
    internal Share LineShare => new(Lines.Count(line => line.IsCovered), Lines.Count);

    internal Share BranchShare => Lines.Select(line => line.Branches).Aggregate(default(Share), (a, b) => a + b);

    /// <summary>What no test ran: <c>file:line</c>, or the branches missing there. Nothing for a file that is covered.</summary>
    internal IEnumerable<string> Gaps => Lines.Select(Gap).OfType<string>();

    private string? Gap(CoverageLine line)
    {
        if (!line.IsCovered) return string.Create(CultureInfo.InvariantCulture, $"{File}:{line.Number} never runs");
        return line.Branches.Part == line.Branches.Whole
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{File}:{line.Number} takes {line.Branches.Part} of {line.Branches.Whole} branches");
    }
}
