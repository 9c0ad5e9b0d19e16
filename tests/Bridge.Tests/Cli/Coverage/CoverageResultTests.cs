using Bridge.Cli.Coverage;
using Bridge.Cli.Testing;

namespace Bridge.Tests.Cli.Coverage;

public sealed class CoverageResultTests
{
    [Theory]
    [InlineData(98, 98, true)]
    [InlineData(97, 100, false)]
    [InlineData(100, 97, false)]
    public void IsEnough_LinesAndBranches_BothHaveToReachTheThreshold(int lines, int branches, bool expected)
    {
        var result = new CoverageResult([File("core/A.cs", lines, branches)], Threshold: 98);

        Assert.Equal(expected, result.IsEnough);
    }

    [Fact]
    public void IsEnough_NoFile_IsNotEnough() => Assert.False(new CoverageResult([], Threshold: 0).IsEnough);

    [Fact]
    public void ToTable_SeveralFiles_EndsWithTheirTotal()
    {
        var table = new CoverageResult([File("core/A.cs", 100, 50), File("core/B.cs", 50, 50)], Threshold: 98).ToTable();

        Assert.Equal(["core/A.cs", "100/100", "100.0 %", "50/100", "50.0 %"], table.Rows[0]);
        Assert.Equal(["Total", "150/200", "75.0 %", "100/200", "50.0 %"], table.Rows[^1]);
    }

    // A hundred lines, and as many branches, all on the first line.
    private static FileCoverage File(string name, int lines, int branches) => new(
        name,
        [.. Enumerable.Range(1, 100).Select(number => new CoverageLine(
            number, number <= lines, number == 1 ? new Share(branches, 100) : default))]);
}
