using System.Text.Json;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary>What Truv could not deliver is pulled from its history: on demand, and by the app itself.</summary>
public sealed class ReconcileTests
{
    private const string Received = "truv-received";

    private static readonly HttpClient Http = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reconcile_OnDemand_ListsThenQueuesWhatWasRefusedAndItArrivesMarkedAsPulled()
    {
        await using var up = await StartAsync(schedule: "0 0 0 1 1 *");
        var lost = await LoseAsync(up);

        var dry = await ReconcileUntilSettledAsync(up, lost.Length);
        var act = await RunAsync(up, "--yes");
        var events = await ArriveAsync(up, lost);
        var after = await RunAsync(up);

        Assert.Equal(lost.Length, dry.Lines.Length - 1);
        Assert.Equal((0, 0), (act.ExitCode, after.ExitCode));
        Assert.Contains("nothing is missing", after.Errors, StringComparison.Ordinal);
        var trace = await BridgeAsync(up, "trace", events[0].GetProperty("id").GetString()!, "--json");
        Assert.Equal("pulled", JsonElement.Parse(trace.Output).GetProperty("source").GetString());
    }

    [Fact]
    public async Task Reconcile_ByTheTimer_BringsBackWhatWasRefused()
    {
        await using var up = await StartAsync(schedule: "*/2 * * * * *");
        var lost = await LoseAsync(up);

        await ArriveAsync(up, lost);

        await Poll.UntilAsync("nothing is missing", async () => (await RunAsync(up)).ExitCode == 0);
    }

    private static async Task<BridgeUp> StartAsync(string schedule)
    {
        var up = new BridgeUp();
        up.Settings["ReconciliationSchedule"] = schedule;
        up.Settings["Reconciliation__Settling"] = "00:00:01";
        await up.InitializeAsync();
        return up;
    }

    /// <summary>Lets a borrower go his way while the queue takes nothing, until Truv has given up.</summary>
    /// <returns>The ids of the webhooks that nobody accepted.</returns>
    private static async Task<string[]> LoseAsync(BridgeUp up)
    {
        await using (await new Control(up).FaultAsync(Received, "refuse-sends"))
        {
            var emitted = await BridgeAsync(up, "truv", "emit", "--borrowers", "1", "--json");
            Assert.Equal(1, emitted.ExitCode);
        }

        return [.. (await HistoryAsync(up)).Select(IdOf).Distinct()];
    }

    private static async Task<JsonElement[]> ArriveAsync(BridgeUp up, string[] lost)
    {
        var messages = await new NodeConsumer(up).TakeAsync(up.Text("serviceBus", "events"), lost.Length, timeoutSeconds: 60);
        var events = messages.Select(NodeConsumer.CloudEvent).ToArray();
        Assert.Equal(lost.Order(), events.Select(one => one.GetProperty("data").GetProperty("event").GetProperty("webhook_id").GetString()!).Order());
        Assert.All(events, one =>
        {
            var evidence = one.GetProperty("data").GetProperty("evidence");
            Assert.Equal(("pulled", null), (evidence.GetProperty("source").GetString(), evidence.GetProperty("signature").GetString()));
        });
        return events;
    }

    private static async Task<Tool> ReconcileUntilSettledAsync(BridgeUp up, int missing)
    {
        Tool? tool = null;
        await Poll.UntilAsync("all that is missing is old enough", async () =>
        {
            tool = await RunAsync(up);
            return tool.ExitCode == 6 && tool.Lines.Length == missing + 1;
        });
        return tool!;
    }

    private static Task<Tool> RunAsync(BridgeUp up, params string[] more) => BridgeAsync(up, ["reconcile", "--since", "1h", .. more]);

    private static Task<Tool> BridgeAsync(BridgeUp up, params string[] arguments) =>
        Tool.RunAsync("dotnet", [BridgeUp.Command, .. arguments, "--data", Path.Combine(up.Folder, ".bridge")]);

    private static async Task<JsonElement[]> HistoryAsync(BridgeUp up)
    {
        var history = JsonElement.Parse(await Http.GetByteArrayAsync(new Uri(up.Control, "truv/history?newest=10000"), Token));
        return [.. history.GetProperty("results").EnumerateArray()];
    }

    private static string IdOf(JsonElement row) => row.GetProperty("webhook_payload").GetProperty("webhook_id").GetString()!;
}
