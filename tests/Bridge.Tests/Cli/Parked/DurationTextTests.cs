using Bridge.Cli.Parked;

namespace Bridge.Tests.Cli.Parked;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90s", "00:01:30")]
    [InlineData("30m", "00:30:00")]
    [InlineData("2h", "02:00:00")]
    [InlineData("1.5h", "01:30:00")]
    [InlineData("7d", "7.00:00:00")]
    public void Parse_NumberAndUnit_IsThatLong(string text, string expected) =>
        Assert.Equal(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), DurationText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("2")]
    [InlineData("2w")]
    [InlineData("-2h")]
    [InlineData("1e9d")]
    [InlineData("99999999d")]
    [InlineData("two hours")]
    public void Parse_AnythingElse_IsNull(string text) => Assert.Null(DurationText.Parse(text));

    [Theory]
    [InlineData(-5, "0s")]
    [InlineData(59, "59s")]
    [InlineData(3_599, "59m 59s")]
    [InlineData(7_500, "2h 5m")]
    [InlineData(180_000, "2d 2h")]
    public void Of_Seconds_HasTheTwoLargestUnits(int seconds, string expected) =>
        Assert.Equal(expected, DurationText.Of(TimeSpan.FromSeconds(seconds)));
}
