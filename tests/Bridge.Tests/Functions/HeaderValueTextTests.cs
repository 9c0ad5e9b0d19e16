using Bridge.Functions.Settings;

namespace Bridge.Tests.Functions;

public sealed class HeaderValueTextTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("agreed with-Truv~!", null)]
    [InlineData(" value", "white space")]
    [InlineData("value\n", "white space")]
    [InlineData("val\nue", "visible ASCII")]
    [InlineData("val\tue", "visible ASCII")]
    [InlineData("Schlüssel", "visible ASCII")]
    [InlineData("del\u007F", "visible ASCII")]
    public void Problems_Value_IsWhatAHeaderCanCarry(string value, string? problem)
    {
        var problems = HeaderValueText.Problems(value).ToArray();

        Assert.Equal(problem is null ? 0 : 1, problems.Length);
        if (problem is not null) Assert.Contains(problem, problems[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1024, 0)]
    [InlineData(1025, 1)]
    public void Problems_LongValue_IsAtMostWhatIsCompared(int length, int count)
    {
        Assert.Equal(count, HeaderValueText.Problems(new string('v', length)).Count());
    }
}
