using System.Text.Json;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary>The operator's commands against a running installation.</summary>
public sealed class QuarantineTests(BridgeUp up) : IClassFixture<BridgeUp>
{
    private const int NothingMatched = 5;
    private const int SomeStayed = 6;

    [Fact]
    public async Task Operator_OnePassesOneIsUnreadableOneIsForged_ReleasesOneAndDropsTheOthers()
    {
        Assert.Equal(NothingMatched, (await RunAsync("list")).ExitCode);
        var (id, body) = Webhook.New();
        var secret = up.Up.GetProperty("truvSender").GetProperty("accessSecrets")[0].GetString()!;
        await Quarantined.SendAsync(up, body, secret, "BRG131");
        await Quarantined.SendAsync(up, "personal and unreadable", secret, "BRG140");
        await Quarantined.SendAsync(up, Webhook.New().Body, "sandbox-no-longer-in-force", "BRG131");

        var numbers = await ListAsync();
        await ShowAsync(numbers);
        await DryRunAsync();
        await ReleaseAsync(numbers, id);
        await DropAsync(numbers);
    }

    [Fact]
    public async Task Command_WithoutAnInstallation_SaysWhatToDo()
    {
        var run = await Tool.RunAsync("dotnet", BridgeUp.Command, "quarantine", "list", "--data", Path.Combine(up.Folder, "nowhere"));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("./bridge up", run.Errors, StringComparison.Ordinal);
    }

    private async Task<long[]> ListAsync()
    {
        var list = await RunAsync("list", "--json");
        var drifted = await RunAsync("list", "--verdict", "BRG131", "--newer-than", "1h");

        Assert.Equal(0, list.ExitCode);
        var entries = list.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["BRG131", "BRG140", "BRG131"], entries.Select(entry => entry.GetProperty("verdict").GetString()));
        Assert.Equal(1 + 2, drifted.Lines.Length);
        Assert.DoesNotContain("personal", list.Output + list.Errors, StringComparison.Ordinal);
        return [.. entries.Select(entry => entry.GetProperty("sequenceNumber").GetInt64())];
    }

    private async Task ShowAsync(long[] numbers)
    {
        var file = Path.Combine(up.Folder, "body.bin");
        var drifted = await RunAsync("show", $"{numbers[0]}");
        var unreadable = await RunAsync("show", $"{numbers[1]}", "--out", file);

        Assert.Contains("verifies under truv-access-secret-1", drifted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("webhook_id", drifted.Output, StringComparison.Ordinal);
        Assert.Contains("nobody can read it", unreadable.Output, StringComparison.Ordinal);
        Assert.Contains("personal data", unreadable.Errors, StringComparison.Ordinal);
        Assert.Equal("personal and unreadable", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private async Task DryRunAsync()
    {
        var before = await StatusAsync();

        var run = await RunAsync("release", "--all");

        Assert.Equal(SomeStayed, run.ExitCode);
        Assert.Contains("1 would be released, 2 would stay.", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, await StatusAsync());
    }

    private async Task ReleaseAsync(long[] numbers, string id)
    {
        var run = await RunAsync("release", "--all", "--yes");

        Assert.Equal(SomeStayed, run.ExitCode);
        Assert.Contains("1 released, 2 stayed.", run.Output, StringComparison.Ordinal);
        var data = NodeConsumer.CloudEvent(Assert.Single(await new NodeConsumer(up).TakeAsync(1))).GetProperty("data");
        Assert.Equal(id, data.GetProperty("event").GetProperty("webhook_id").GetString());
        Assert.Equal("complete", data.GetProperty("enrichment").GetProperty("status").GetString());
        var evidence = data.GetProperty("evidence");
        Assert.Equal(("push", "BRG100", "truv-access-secret-1"), (
            evidence.GetProperty("source").GetString(), evidence.GetProperty("verdict").GetString(),
            evidence.GetProperty("secret").GetString()));
        Assert.Equal(NothingMatched, (await RunAsync("release", $"{numbers[0]}", "--yes")).ExitCode);
    }

    private async Task DropAsync(long[] numbers)
    {
        var unexplained = await RunAsync("drop", "--all", "--yes");
        var one = await RunAsync("drop", $"{numbers[1]}", "--reason", "reported to Truv", "--yes");
        var rest = await RunAsync("drop", "--all", "--verdict", "signature-mismatch", "--reason", "forged", "--yes");

        Assert.NotEqual(0, unexplained.ExitCode);
        Assert.Contains("--reason", unexplained.Errors, StringComparison.Ordinal);
        Assert.Equal((0, 0), (one.ExitCode, rest.ExitCode));
        Assert.Contains("Dropped 1 quarantined webhooks for good: reported to Truv", one.Errors, StringComparison.Ordinal);
        Assert.Equal(NothingMatched, (await RunAsync("list")).ExitCode);
        Assert.Equal((0, 0, 0, 0), await StatusAsync());
    }

    private Task<Tool> RunAsync(params string[] arguments) => Tool.RunAsync(
        "dotnet", [BridgeUp.Command, "quarantine", .. arguments, "--data", Path.Combine(up.Folder, ".bridge")]);

    private async Task<(int Active, int Locked, int Deferred, int DeadLettered)> StatusAsync()
    {
        var queue = JsonDocument.Parse(await new Control(up).StatusAsync()).RootElement.GetProperty("queues").EnumerateArray()
            .Single(entry => entry.GetProperty("name").GetString() == up.Text("serviceBus", "quarantine"));
        int Count(string name) => queue.GetProperty(name).GetInt32();
        return (Count("active"), Count("locked"), Count("deferred"), Count("deadLettered"));
    }
}
