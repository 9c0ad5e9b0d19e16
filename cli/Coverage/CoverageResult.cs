using Bridge.Cli.Terminal;
using Bridge.Cli.Testing;

namespace Bridge.Cli.Coverage;

/// <summary>The coverage of a set of files, and whether it is enough.</summary>
/// <param name="Files">At least one file.</param>
/// <param name="Threshold">Least share of lines and of branches, percent.</param>
internal sealed record CoverageResult(IReadOnlyList<FileCoverage> Files, double Threshold)
{
    internal Share Lines => Files.Select(file => file.LineShare).Aggregate(default(Share), (a, b) => a + b);

    internal Share Branches => Files.Select(file => file.BranchShare).Aggregate(default(Share), (a, b) => a + b);

    internal bool IsEnough => Files.Count > 0 && Lines.Percent >= Threshold && Branches.Percent >= Threshold;

    internal string Verdict => $"Lines {Lines}, branches {Branches}; at least {Threshold:0.##} % of each is wanted: "
        + (IsEnough ? "met." : "missed.");

    internal ReportTable ToTable() => new(
        ["File", "Lines", "Covered", "Branches", "Covered"],
        [
            .. Files.Select(file => Row(file.File, file.LineShare, file.BranchShare)),
            Row("Total", Lines, Branches),
        ]);

    private static string[] Row(string name, Share lines, Share branches) =>
        [name, $"{lines.Part}/{lines.Whole}", $"{lines}", $"{branches.Part}/{branches.Whole}", $"{branches}"];
}
