using System.Text.Json;
using Bridge.Cli.Up;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

public sealed class SampleRunTests
{
    [Fact]
    public async Task UpExitJson_AllSamples_EachIsConsumedExactlyOnceAndNothingStaysBehind()
    {
        var folder = Directory.CreateTempSubdirectory("bridge-e2e-").FullName;
        var data = Path.Combine(folder, ".bridge");

        var run = await Tool.RunAsync(
            "dotnet", [BridgeUp.Command, "up", "--exit", "--json", "--data", data, .. Ports.Free().ToArguments()]);

        Assert.True(run.ExitCode == 0, run.Errors + run.Output);
        var summary = JsonDocument.Parse(run.Lines[^1]).RootElement;
        var samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "webhook.*.json").Length;
        Assert.Equal(samples, summary.GetProperty("sent").GetInt32());
        Assert.Equal(samples, summary.GetProperty("accepted").GetInt32());
        Assert.Equal(samples, summary.GetProperty("consumed").GetInt32());
        Assert.Equal(samples - 1, summary.GetProperty("enriched").GetInt32());
        Assert.Equal(0, summary.GetProperty("lost").GetInt32());
        Assert.Equal(0, summary.GetProperty("duplicated").GetInt32());
        Assert.False(File.Exists(Path.Combine(data, "up.json")));
        Directory.Delete(folder, recursive: true);
    }
}
