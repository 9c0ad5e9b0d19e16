using System.Text.Json;
using Bridge.Cli.Mutation;
using Bridge.Cli.Testing;

namespace Bridge.Tests.Cli.Mutation;

public sealed class MutationReportReaderTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "repository-of-mutants");

    [Fact]
    public void Read_Report_CountsByStatusAndLeavesIgnoredOut()
    {
        var file = Assert.Single(Read("Killed", "Timeout", "Survived", "NoCoverage", "CompileError", "Ignored"));

        Assert.Equal("core/Webhooks/A.cs", file.File);
        Assert.Equal(5, file.Mutants.Count);
        Assert.Equal(new Share(2, 4), file.Score);
        Assert.Equal(1, file.Count(MutantStatus.CompileError));
    }

    [Fact]
    public void Read_MissedMutants_AreListedByLineOnOneLineEach()
    {
        var file = Assert.Single(Read("Killed", "Survived", "NoCoverage"));

        Assert.Equal(
            ["core/Webhooks/A.cs:2 Kind → a && b", "core/Webhooks/A.cs:3 (no coverage) Kind → a && b"], file.Missed);
    }

    [Fact]
    public void Read_FileWhereAllIsIgnored_IsLeftOut() => Assert.Empty(Read("Ignored"));

    private static IReadOnlyList<FileMutants> Read(params string[] statuses)
    {
        var mutants = statuses.Select((status, index) => new
        {
            id = $"{index}",
            mutatorName = "Kind",
            replacement = "a\n    && b",
            status,
            location = new { start = new { line = index + 1, column = 1 }, end = new { line = index + 1, column = 9 } },
        });
        var project = Path.Combine(Root, "core");
        var report = JsonSerializer.SerializeToElement(new
        {
            projectRoot = project,
            files = new Dictionary<string, object> { [Path.Combine(project, "Webhooks", "A.cs")] = new { mutants } },
        });
        return new MutationReportReader(Root).Read(report);
    }
}
