using System.Text.Json;
using Bridge.Cli.Bench.ServiceBus;

namespace Bridge.Tests.Cli.Bench;

public sealed class BrokerBenchCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--rounds 0", "--rounds")]
    [InlineData("--messages -5", "--messages")]
    [InlineData("--few none", "--few")]
    public void Parse_NumberBelowOneOrNone_IsAnError(string arguments, string option)
    {
        var parsed = BrokerBenchCommand.Create().Parse(arguments.Split(' '));

        Assert.Contains(parsed.Errors, error => error.Message.Contains(option, StringComparison.Ordinal)
            || error.Message.Contains("none", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Defaults_AreThoseOfTheIssue()
    {
        var options = BrokerBenchOptions.Read(BrokerBenchCommand.Create().Parse([]));

        Assert.Equal(new BrokerBenchOptions(3, 100_000, 10_000, 200_000), options);
    }

    [Fact]
    public async Task Measure_FewMessages_GivesEveryRateAndTheMemoryFromProcessesOfTheirOwn()
    {
        // The program beside the tests; how fast it is does not matter here.
        var program = Path.Combine(AppContext.BaseDirectory, "Bridge.Cli.dll");
        var run = new BrokerBenchRun(new BrokerBenchOptions(1, 200, 50, 100), program, _folder);

        var result = await run.MeasureAsync(TestContext.Current.CancellationToken);

        Assert.All(result.Rows, row => Assert.True(row.Rate > 0, row.Name));
        Assert.True(result.Few.HeapBytes > 0 && result.Many.WorkingSetBytes > 0);
        Assert.NotEqual(JsonValueKind.Undefined, JsonDocument.Parse(result.ToJson()).RootElement.ValueKind);
    }
}
