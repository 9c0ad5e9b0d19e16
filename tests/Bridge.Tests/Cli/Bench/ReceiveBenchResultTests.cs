using System.Text.Json;
using Bridge.Cli.Bench.Receive;

namespace Bridge.Tests.Cli.Bench;

public sealed class ReceiveBenchResultTests
{
    [Fact]
    public void Targets_AtEachLimit_AreMet()
    {
        var result = Result(hmac: 1000, receive: 4000, bytes: 2048, chain: 80_000);

        Assert.True(result.AreMet);
    }

    [Theory]
    [InlineData(4001, 2048, 90_000, "Time, as a multiple of the floor")]
    [InlineData(4000, 2049, 80_000, "Allocated for one webhook")]
    [InlineData(4000, 2048, 79_999, "Times faster than the uncached chain")]
    public void Targets_PastOneLimit_NameIt(double receive, double bytes, double chain, string expected)
    {
        var result = Result(hmac: 1000, receive, bytes, chain);

        Assert.Equal([expected], result.Targets.Where(target => !target.IsMet).Select(target => target.Name));
        Assert.False(result.AreMet);
    }

    [Fact]
    public void Read_BriefReport_TakesMedianAndBytesOfEachBenchmark()
    {
        using var report = JsonDocument.Parse(
            """
            {
              "HostEnvironmentInfo": { "ProcessorName": "Some CPU" },
              "Benchmarks": [
                { "Method": "Hmac", "Statistics": { "Median": 700.5, "Mean": 9 }, "Memory": { "BytesAllocatedPerOperation": 0 } },
                { "Method": "Receive", "Statistics": { "Median": 1400, "Mean": 9 }, "Memory": { "BytesAllocatedPerOperation": 800 } }
              ]
            }
            """);

        var result = ReceiveBenchResult.Read(report.RootElement);

        Assert.Equal("Some CPU", result.Processor);
        Assert.Equal(new Figures(700.5, 0), result.ByMethod["Hmac"]);
        Assert.Equal(new Figures(1400, 800), result.ByMethod["Receive"]);
    }

    [Fact]
    public void ToTable_Figures_AreComparedWithTheFloor()
    {
        var table = Result(hmac: 1000, receive: 2500, bytes: 900, chain: 80_000).ToTable();

        Assert.Equal(["2.50 µs", "2.5", "900 B"], table.Rows[1].Skip(1));
    }

    private static ReceiveBenchResult Result(double hmac, double receive, double bytes, double chain) => new(
        "CPU",
        new Dictionary<string, Figures>
        {
            ["Hmac"] = new(hmac, 0),
            ["Receive"] = new(receive, bytes),
            ["UncachedChain"] = new(chain, 2000),
            ["Octokit"] = new(5000, 3000),
        });
}
