using Bridge.Cli.Bench.Enrich;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

public sealed class EnrichBenchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Measure_FewEvents_GivesRateAndMemoryFromProcessesOfTheirOwn()
    {
        // The program beside the tests; how fast it is does not matter here.
        var shape = new EnrichShape(Rounds: 1, Events: 26, LatencyMilliseconds: 5, Concurrency: 4, Queued: [200]);
        var run = new EnrichBenchRun(shape, BridgeUp.Command, Path.Combine(_folder, "world"), static _ => { });

        var result = await run.MeasureAsync(TestContext.Current.CancellationToken);

        var round = Assert.Single(result.Rounds);
        Assert.Equal(26, round.Events);
        Assert.InRange(round.Requests, 1, 60);
        Assert.InRange(result.Ratio, double.Epsilon, 1);
        var memory = Assert.Single(result.Memory);
        Assert.Equal(200, memory.Events);
        Assert.InRange(memory.Requests, 1, 12);
        Assert.True(memory.WorkingSetBytes > 0);
    }
}
