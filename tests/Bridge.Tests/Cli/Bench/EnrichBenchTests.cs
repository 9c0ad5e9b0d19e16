using System.Text.Json;
using Bridge.Cli.Bench.Enrich;
using Bridge.Core.Events;

namespace Bridge.Tests.Cli.Bench;

public sealed class EnrichBenchTests
{
    private static readonly EnrichShape Shape = new(3, 3_000, 50, 8, [1_000, 100_000]);

    [Fact]
    public void Read_Defaults_AreThoseOfTheIssue()
    {
        var shape = EnrichShape.Read(EnrichBenchCommand.Create().Parse([]));

        Assert.Equal((3, 3_000, 50, 8), (shape.Rounds, shape.Events, shape.LatencyMilliseconds, shape.Concurrency));
        Assert.Equal([1_000, 10_000, 100_000], shape.Queued);
        Assert.Equal(160, shape.MostRequestsPerSecond);
    }

    [Theory]
    [InlineData(136, 100, 100, true)]
    [InlineData(135, 100, 100, false)]
    [InlineData(160, 100, 108, true)]
    [InlineData(160, 100, 109, false)]
    public void Result_RatioAndGrowth_DecideWhetherTheTargetsAreMet(int requestsPerSecond, int fewMiB, int manyMiB, bool met)
    {
        var result = new EnrichBenchResult(
            Shape,
            [Round(requestsPerSecond), Round(requestsPerSecond), Round(1)],
            [Memory(1_000, fewMiB), Memory(100_000, manyMiB)]);

        Assert.Equal(met, result.AreMet);
        Assert.Equal(met, !EnrichBenchCommand.Report(result).ToString().Contains("missed", StringComparison.Ordinal));
        Assert.Equal(requestsPerSecond / 160.0, JsonElement.Parse(result.ToJson()).GetProperty("ratio").GetDouble());
    }

    [Fact]
    public void Bursts_OfSeveralBorrowers_AreAllDifferentAndShareTheirIds()
    {
        var events = EnrichWebhooks.Bursts(60).Select(Read).ToArray();

        Assert.Equal(60, events.Select(one => one.Id).Distinct().Count());
        Assert.InRange(events.Select(one => one.OrderId).OfType<string>().Distinct().Count(), 3, 30);
    }

    [Fact]
    public void OfFewOrders_ManyEvents_NameAsManyOrdersAsTold()
    {
        var events = EnrichWebhooks.OfFewOrders(300, 100).Select(Read).ToArray();

        Assert.Equal((300, 3), (events.Select(one => one.Id).Distinct().Count(), events.Select(one => one.OrderId).Distinct().Count()));
    }

    private static TruvEvent Read(byte[] body)
    {
        Assert.Null(TruvEventReader.Read(body, out var truvEvent));
        return truvEvent!;
    }

    private static EnrichFigures Round(int requestsPerSecond) => new(3_000, requestsPerSecond * 10, 10, 0, 0);

    private static EnrichFigures Memory(int events, int mebibytes) => new(events, 10, 1, mebibytes * 1024L * 1024, 0);
}
