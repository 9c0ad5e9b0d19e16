using Bridge.Cli.Drill;

namespace Bridge.Tests.Cli.Drill;

public sealed class DrillReportTests
{
    private static readonly DrillOptions Options = new(TimeSpan.FromSeconds(30), 200, TimeSpan.FromSeconds(5));
    private static readonly RotationResult Sound =
        new("Access Secret", 6000, 1, 0, 0, 100, 0, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(4));

    [Fact]
    public void IsFlawless_OneFault_IsNot()
    {
        RotationResult[] faulty =
        [
            Sound with { Sent = 0 }, Sound with { WronglyRefused = 1 }, Sound with { WronglyAccepted = 1 }, Sound with { ApiCalls = 0 },
            Sound with { ApiFailures = 1 }, Sound with { PickedUp = TimeSpan.FromSeconds(7.6) }, Sound with { Retired = TimeSpan.FromSeconds(7.6) },
        ];

        Assert.True(Sound.IsFlawless(Options.PickUpLimit));
        Assert.All(faulty, one => Assert.False(one.IsFlawless(Options.PickUpLimit), one.ToString()));
        Assert.Contains("met", DrillReport.Verdict([Sound], Options), StringComparison.Ordinal);
        Assert.Contains("MISSED", DrillReport.Verdict([Sound, faulty[1]], Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Table_Results_EndsWithTheirSum() =>
        Assert.Equal(["Together", "12,000", "2", "0", "0", "200", "0", "", ""], DrillReport.Table([Sound, Sound]).Rows[^1]);
}
