using System.CommandLine;
using Bridge.Cli.Deploy;
using Bridge.Cli.Deploy.Azure;

namespace Bridge.Tests.Cli.Deploy;

/// <summary>The doctor looks at what was deployed; where there is none, nobody says so.</summary>
public sealed class ExaminationTests
{
    private static readonly Deployed Deployed = new(
        "rg-bridge-sandbox", "ElasticPremium", "func-bridge-x", "st", "c", "https://app/", "192.0.2.1", "kv");

    [Theory]
    [InlineData(0, "no complaint")]
    [InlineData(1, "objects")]
    public async Task Run_WithADoctor_GivesItTheSettingsAndPassesOnItsVerdict(int verdict, string words)
    {
        var settings = new Option<FileInfo>("--settings");
        var site = new Option<string>("--resource-id");
        var seen = "";
        var doctor = new Command("doctor") { settings, site };
        doctor.SetAction(parsed =>
        {
            seen = File.ReadAllText(parsed.GetValue(settings)!.FullName);
            return verdict;
        });

        var exitCode = await RunAsync(new RootCommand { doctor });

        Assert.Equal(verdict, exitCode);
        Assert.Contains("func-bridge-x", seen, StringComparison.Ordinal);
        Assert.Contains(words, NextSteps.AfterExamination(exitCode), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutADoctor_ClaimsNothing()
    {
        var exitCode = await RunAsync(new RootCommand());

        Assert.Null(exitCode);
        Assert.Contains("Nobody has looked", NextSteps.AfterExamination(exitCode), StringComparison.Ordinal);
    }

    [Fact]
    public void NextSteps_NameWhatTruvSupportNeeds()
    {
        var lines = string.Join('\n', NextSteps.After(Deployed));

        Assert.Contains(Deployed.WebhookUrl, lines, StringComparison.Ordinal);
        Assert.Contains(Deployed.EgressAddress, lines, StringComparison.Ordinal);
    }

    private static Task<int?> RunAsync(Command root) => Examination.RunAsync(
        root, new FakeAzure(), Deployed, new InvocationConfiguration(), TestContext.Current.CancellationToken);
}
