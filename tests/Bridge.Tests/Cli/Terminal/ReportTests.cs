using Bridge.Cli.Terminal;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Cli.Terminal;

public sealed class ReportTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void ToMarkdown_Table_AlignsFiguresAndEscapesBars()
    {
        var table = new ReportTable(["Name", "Share"], [["a|b", "1"], ["Total", "1"]]);

        Assert.Equal("| Name | Share |\n| --- | ---: |\n| a\\|b | 1 |\n| Total | 1 |", table.ToMarkdown());
    }

    [Fact]
    public void Report_Parts_FollowTitleAndOrigin()
    {
        var report = new MarkdownReport("Title", "./bridge x", Time).Add("Part").AddList("List", ["one", "two"]).ToString();

        Assert.StartsWith("# Title\n\nMade by `./bridge x` on 2026-03-01 (", report, StringComparison.Ordinal);
        Assert.EndsWith("\n\nPart\n\n## List\n\n- one\n- two\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_EmptyList_HasNoHeading()
    {
        var report = new MarkdownReport("Title", "./bridge x", Time).AddList("List", []).ToString();

        Assert.DoesNotContain("List", report, StringComparison.Ordinal);
    }
}
