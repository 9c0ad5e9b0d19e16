using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

public sealed class BuildFlavourTests
{
    [Fact]
    public async Task Publish_WithStandIns_IsRefusedAndSaysWhy()
    {
        var publish = await Tool.RunInAsync(
            Repository.Root, "dotnet", "publish", "functions/Bridge.Functions.csproj", "--no-restore", "-p:AzureSdk=standin");

        Assert.NotEqual(0, publish.ExitCode);
        Assert.Contains("BRG001", publish.Output, StringComparison.Ordinal);
        Assert.Contains("must not be published", publish.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PackageOnly_WithStandIns_IsRefusedWithTheReasonAndMakesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("bridge-package-");

        var deploy = await Tool.RunBridgeAsync(("AzureSdk", "standin"), "deploy", "--package-only", "--output", folder.FullName);

        Assert.Equal(4, deploy.ExitCode);
        Assert.Contains("This build uses stand-ins", deploy.Errors, StringComparison.Ordinal);
        Assert.Contains("AzureSdk=official ./bridge deploy", deploy.Errors, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFileSystemInfos());
        folder.Delete();
    }
}
