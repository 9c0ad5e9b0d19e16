using Bridge.Cli.Bench;
using Bridge.Cli.Bench.Http;

namespace Bridge.Tests.Cli.Bench;

public sealed class HttpBenchResultTests
{
    [Theory]
    [InlineData(750, true)]
    [InlineData(749, false)]
    public void Target_MedianOfTheRoundsRatios_DecidesAtTheLimit(double webhook, bool expected)
    {
        var result = new HttpBenchResult([900, 1000, 4000], [10, webhook, 9000]);

        Assert.Equal(expected, result.Target.IsMet);
    }

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5)]
    public void Median_OddOrEvenCount_IsTheMiddle(double[] values, double expected) =>
        Assert.Equal(expected, Median.Of(values));

    [Fact]
    public void ToTable_Rounds_EndWithTheMedians()
    {
        var table = new HttpBenchResult([1000, 2000, 3000], [500, 1800, 2400]).ToTable();

        Assert.Equal(["1", "1,000", "500", "0.50"], table.Rows[0]);
        Assert.Equal(["Median", "2,000", "1,800", "0.80"], table.Rows[^1]);
    }
}
