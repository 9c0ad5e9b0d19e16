using System.Xml.Linq;
using Bridge.Cli.Coverage;
using Bridge.Cli.Testing;

namespace Bridge.Tests.Cli.Coverage;

public sealed class CoberturaReaderTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "repository-of-coverage");

    [Fact]
    public void Read_ClassesOfOneFile_AreMergedLineByLine()
    {
        var report = Report(
            Class("core/A.cs", Line(3, hits: 0), Line(4, hits: 2)),
            Class("core/A.cs", Line(3, hits: 1), Line(7, hits: 0)));

        var file = Assert.Single(Read(report));

        Assert.Equal("core/A.cs", file.File);
        Assert.Equal([3, 4, 7], file.Lines.Select(line => line.Number));
        Assert.Equal(new Share(2, 3), file.LineShare);
        Assert.Equal(["core/A.cs:7 never runs"], file.Gaps);
    }

    [Fact]
    public void Read_LineWithBranches_CountsThem()
    {
        var report = Report(Class("core/A.cs", Line(5, hits: 9, "75% (3/4)"), Line(6, hits: 9, "100% (2/2)")));

        var file = Assert.Single(Read(report));

        Assert.Equal(new Share(5, 6), file.BranchShare);
        Assert.Equal(["core/A.cs:5 takes 3 of 4 branches"], file.Gaps);
    }

    [Fact]
    public void Read_FileOutsideTheFilter_IsLeftOut()
    {
        var report = Report(Class("core/A.cs", Line(1, hits: 1)), Class("local/B.cs", Line(1, hits: 0)));

        Assert.Equal(["core/A.cs"], Read(report).Select(file => file.File));
    }

    private static IReadOnlyList<FileCoverage> Read(XDocument report) =>
        new CoberturaReader(Root).Read(report, path => path.StartsWith("core/", StringComparison.Ordinal));

    private static XDocument Report(params XElement[] types) => new(
        new XElement(
            "coverage",
            new XElement("sources", new XElement("source", Root)),
            new XElement("packages", new XElement("package", new XElement("classes", types)))));

    private static XElement Class(string file, params XElement[] lines) => new(
        "class",
        new XAttribute("filename", file),
        new XElement("methods", new XElement("method", new XElement("lines", lines))),
        new XElement("lines", lines));

    private static XElement Line(int number, int hits, string? conditions = null)
    {
        var line = new XElement("line", new XAttribute("number", number), new XAttribute("hits", hits));
        if (conditions is not null) line.Add(new XAttribute("condition-coverage", conditions));
        return line;
    }
}
