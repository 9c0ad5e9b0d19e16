using Bridge.Cli.Testing;

namespace Bridge.Tests.Cli;

public sealed class TestCountTests
{
    [Fact]
    public void Parse_ClosingLine_CountsErrorsAsFailures()
    {
        var count = TestCount.Parse("   Bridge.Tests  Total: 10, Errors: 1, Failed: 2, Skipped: 3, Not Run: 0, Time: 1.9s");

        Assert.Equal(new TestCount(5, 3, 3), count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  Finished:    Bridge.Tests")]
    public void Parse_AnyOtherLine_IsNull(string line) => Assert.Null(TestCount.Parse(line));

    [Fact]
    public void ToString_Count_IsTheLineByWhichABuildIsJudged()
    {
        Assert.Equal("7 passed, 0 failed", (new TestCount(3, 0, 0) + new TestCount(4, 0, 0)).ToString());
        Assert.Equal("7 passed, 1 failed, 2 skipped", new TestCount(7, 1, 2).ToString());
    }
}
