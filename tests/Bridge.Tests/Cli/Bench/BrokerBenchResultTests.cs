using System.Text.Json;
using Bridge.Cli.Bench.ServiceBus;
using Bridge.Cli.Control;

namespace Bridge.Tests.Cli.Bench;

public sealed class BrokerBenchResultTests
{
    private const long MiB = 1024 * 1024;

    [Fact]
    public void AreMet_EveryFigureAtItsLimit_IsMet()
    {
        Assert.True(Result().AreMet);
        Assert.Equal(5, Result().Targets.Count);
    }

    [Theory]
    [InlineData("dotnet-send")]
    [InlineData("dotnet-receive")]
    [InlineData("node-send")]
    [InlineData("node-receive")]
    [InlineData("heap")]
    public void AreMet_OneFigureBeyondItsLimit_IsMissedForThatAlone(string wrong)
    {
        var result = Result(wrong);

        Assert.False(result.AreMet);
        Assert.Single(result.Targets, target => !target.IsMet);
    }

    [Fact]
    public void Rows_Rounds_AreTheirMediansAndTheMediansOfTheRatios()
    {
        var result = Result() with { Rounds = [Round(echo: 100_000), Round(echo: 400_000), Round(echo: 1_000_000)] };

        var row = result.Rows.Single(row => row.Name == ".NET client: receive and complete");

        Assert.Equal((34_000, 0.085), (row.Rate, row.Ratio));
        Assert.Equal([row.Name, "34,000", "34,000 – 34,000", "8.5 %", "34,000"], row.Cells());
    }

    [Fact]
    public void ToJson_Result_HasEveryRateTheMemoryAndTheTargets()
    {
        using var json = JsonDocument.Parse(Result().ToJson());

        Assert.Equal(6, json.RootElement.GetProperty("rates").GetArrayLength());
        Assert.Equal(2, json.RootElement.GetProperty("memory").GetProperty("growthMiB").GetDouble());
        Assert.All(json.RootElement.GetProperty("targets").EnumerateArray(), target => Assert.True(target.GetProperty("isMet").GetBoolean()));
    }

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(10_000, new[] { 10_000 })]
    [InlineData(25_000, new[] { 10_000, 10_000, 5_000 })]
    public void Turns_Messages_NeverExceedTheBacklogAndAddUp(int messages, int[] expected) =>
        Assert.Equal(expected, LoadShape.Turns(messages));

    private static BrokerBenchResult Result(string wrong = "") => new(
        new BrokerBenchOptions(1, 1000, 10, 20), [Round(1_000_000, wrong)], new BrokerMemory(MiB, 90 * MiB),
        new BrokerMemory((3 * MiB) + (wrong == "heap" ? MiB / 10 : 0), 95 * MiB));

    private static BrokerBenchRound Round(double echo, string wrong = "") => new(
        echo,
        new Dictionary<string, double>
        {
            [LoadStep.SendInBatches] = 39_000 - (wrong == "dotnet-send" ? 1 : 0),
            [LoadStep.SendSingly] = 1,
            [LoadStep.Receive] = 34_000 - (wrong == "dotnet-receive" ? 1 : 0),
        },
        new Dictionary<string, double>
        {
            [LoadStep.SendInBatches] = 38_000 - (wrong == "node-send" ? 1 : 0),
            [LoadStep.Receive] = 16_000 - (wrong == "node-receive" ? 1 : 0),
        });
}
