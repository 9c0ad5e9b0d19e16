using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary>Everything that can be rotated, rotated under load. Takes longer than others: load before, between and after.</summary>
public sealed class RotationTests
{
    private const string UsualSeconds = "3";

    [Fact]
    public async Task Drill_EveryRotation_RefusesNothingGenuineAndAcceptsNothingRetired()
    {
        var seconds = Environment.GetEnvironmentVariable("BRIDGE_DRILL_SECONDS") ?? UsualSeconds;

        var run = await Tool.RunAsync("dotnet", BridgeUp.Command, "drill", "--seconds", seconds, "--rate", "200", "--refresh", "1");

        Assert.True(run.ExitCode == 0, run.Errors + run.Output);
        Assert.Contains(": met.", run.Output, StringComparison.Ordinal);
    }
}
