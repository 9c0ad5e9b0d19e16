using Bridge.Cli;
using Bridge.Cli.Deploy;
using Bridge.Cli.Deploy.Azure;

namespace Bridge.Tests.Cli.Deploy;

/// <summary>The order of things: show, ask, upload before the app is told, deploy, publish.</summary>
public sealed class DeploymentTests
{
    private const string Package = "bridge-0.1.0-abcdef012345.zip";

    [Fact]
    public async Task Run_TheFirstTime_DeploysThenUploads()
    {
        var azure = new FakeAzure();

        await RunAsync(azure);

        Assert.Equal(
            [
                "account show", "deployment sub what-if", "deployment sub show", "deployment sub create", "storage blob upload",
                "functionapp restart", "resource invoke-action",
            ],
            Verbs(azure));
    }

    [Fact]
    public async Task Run_OverARunningApp_UploadsBeforeItIsToldOfThePackage()
    {
        var azure = new FakeAzure { HasEarlier = true };

        await RunAsync(azure);

        Assert.Equal(
            [
                "account show", "deployment sub what-if", "deployment sub show", "storage blob upload", "deployment sub create",
                "functionapp restart", "resource invoke-action",
            ],
            Verbs(azure));
    }

    [Fact]
    public async Task Run_OnFlex_PublishesByThePlatform()
    {
        var azure = new FakeAzure("FlexConsumption") { HasEarlier = true };

        await RunAsync(azure);

        Assert.Equal("functionapp deployment source config-zip", Verbs(azure, 4)[^1]);
        Assert.DoesNotContain(azure.Commands, command => command.StartsWith("storage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Declined_ChangesNothing()
    {
        var azure = new FakeAzure();

        Assert.Null(await RunAsync(azure, confirm: false));

        Assert.Equal(["account show", "deployment sub what-if"], Verbs(azure));
    }

    [Theory]
    [InlineData("account", "az login")]
    [InlineData("deployment sub what-if", "preview failed")]
    [InlineData("deployment sub create", "deployment failed")]
    [InlineData("storage blob upload", "BRIDGE_OPERATOR_ADDRESSES")]
    [InlineData("functionapp restart", "not restarted")]
    public async Task Run_AStepFails_SaysWhichAndEnds(string failing, string words)
    {
        var azure = new FakeAzure { Failing = failing };

        var failure = await Assert.ThrowsAsync<NotStartedException>(() => RunAsync(azure));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith(failing, azure.Commands[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_GoesByIdentity_NeverByKey()
    {
        var azure = new FakeAzure();

        await RunAsync(azure);

        var upload = Assert.Single(azure.Commands, command => command.StartsWith("storage", StringComparison.Ordinal));
        Assert.Contains("--auth-mode login", upload, StringComparison.Ordinal);
        Assert.Contains($"--name {Package}", upload, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("production")]
    public void Target_ItsParametersFile_IsCommitted(string environment)
    {
        var command = new DeploymentTarget(environment, "eastus2").Command("create").ToArray();

        Assert.True(File.Exists(Path.Combine(Architecture.Repository.Root, command[^1])));
    }

    [Fact]
    public void Locate_WithoutTheTool_SaysHowToGetIt()
    {
        var refusal = Assert.Throws<NotStartedException>(() => AzureCli.Locate(Path.GetTempPath()));

        Assert.Contains("install-azure-cli", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_WithoutAnEnvironment_IsWrongUsage()
    {
        Assert.NotEmpty(DeployCommand.Create().Parse([]).Errors);
        Assert.NotEmpty(DeployCommand.Create().Parse(["staging"]).Errors);
        Assert.Empty(DeployCommand.Create().Parse(["--package-only"]).Errors);
        Assert.Empty(DeployCommand.Create().Parse(["production"]).Errors);
    }

    private static Task<Deployed?> RunAsync(FakeAzure azure, bool confirm = true) =>
        new Deployment(azure, new DeploymentTarget("sandbox", "eastus2"), () => confirm, _ => { })
            .RunAsync(Package, TestContext.Current.CancellationToken);

    private static string[] Verbs(FakeAzure azure, int words = 3) => [.. azure.Commands.Select(command => string.Join(
        ' ', command.Split(' ').Take(words).TakeWhile(word => !word.StartsWith('-'))))];
}
