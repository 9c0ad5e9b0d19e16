using Bridge.Cli;
using Bridge.Cli.Deploy;
using Bridge.Cli.Deploy.Azure;
using Bridge.Tests.Builders;

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
                "storage blob upload", "functionapp restart", "resource invoke-action",
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
                "storage blob upload", "functionapp restart", "resource invoke-action",
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
        // Over an app that was there before: its roles are not new.
        var azure = new FakeAzure { Failing = failing, HasEarlier = true };

        var failure = await Assert.ThrowsAsync<NotStartedException>(() => RunAsync(azure));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith(failing, azure.Commands[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_GoesByIdentity_NeverByKey()
    {
        var azure = new FakeAzure();

        await RunAsync(azure);

        var uploads = azure.Commands.Where(command => command.StartsWith("storage", StringComparison.Ordinal)).ToArray();
        Assert.All(uploads, upload => Assert.Contains("--auth-mode login", upload, StringComparison.Ordinal));
        Assert.Contains($"--name {Package}", uploads[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_IsAlsoTheLastPackage_WhichAzdNames()
    {
        var azure = new FakeAzure();

        await RunAsync(azure);

        var name = azure.Commands.Last(command => command.StartsWith("storage", StringComparison.Ordinal)).Split("--name ")[1].Split(' ')[0];
        Assert.All(
            ["main.bicepparam", "sandbox.bicepparam", "production.bicepparam"],
            file => Assert.Contains(
                $"readEnvironmentVariable('BRIDGE_PACKAGE', '{name}')",
                File.ReadAllText(Path.Combine(Architecture.Repository.Root, "infra", file)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ElasticPremium", "storage blob upload", 2 + 2)]
    [InlineData("FlexConsumption", "functionapp deployment source config-zip", 2 + 1)]
    public async Task Publish_RolesAreNew_TriesUntilTheyAreKnown(string plan, string command, int uploads)
    {
        var azure = new FakeAzure(plan) { Failing = command, Times = 2 };
        var time = new AwaitedTime(TestAuthority.Now);

        var run = RunAsync(azure, time: time);
        for (var pause = 1; pause <= 2; pause++)
        {
            await Until.TrueAsync(() => time.Awaited(Publication.Pause) == pause);
            time.Advance(Publication.Pause);
        }

        Assert.NotNull(await run);
        Assert.Equal(uploads, azure.Commands.Count(one => one.StartsWith(command, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Publish_RolesNeverCome_EndsWithTheReason()
    {
        var azure = new FakeAzure { Failing = "storage blob upload" };
        var time = new AwaitedTime(TestAuthority.Now);

        var run = RunAsync(azure, time: time);
        for (var pause = 1; pause < Publication.TriesWhileRolesAreNew; pause++)
        {
            await Until.TrueAsync(() => time.Awaited(Publication.Pause) == pause);
            time.Advance(Publication.Pause);
        }

        var failure = await Assert.ThrowsAsync<NotStartedException>(() => run);
        Assert.Contains("BRIDGE_OPERATOR_ADDRESSES", failure.Message, StringComparison.Ordinal);
        Assert.True(time.GetUtcNow() - TestAuthority.Now >= TimeSpan.FromMinutes(10));
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

    private static Task<Deployed?> RunAsync(FakeAzure azure, bool confirm = true, TimeProvider? time = null) =>
        new Deployment(azure, new DeploymentTarget("sandbox", "eastus2"), () => confirm, _ => { }, time ?? new AwaitedTime(TestAuthority.Now))
            .RunAsync(Package, TestContext.Current.CancellationToken);

    private static string[] Verbs(FakeAzure azure, int words = 3) => [.. azure.Commands.Select(command => string.Join(
        ' ', command.Split(' ').Take(words).TakeWhile(word => !word.StartsWith('-'))))];
}
