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
}
