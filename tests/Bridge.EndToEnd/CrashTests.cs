using System.Diagnostics;
using System.Text.Json;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

public sealed class CrashTests(BridgeUp up) : IClassFixture<BridgeUp>
{
    [Fact]
    public async Task FunctionsProcess_KilledBetweenSendAndComplete_LosesAndDoublesNothing()
    {
        var received = up.Text("serviceBus", "received");
        var control = new Control(up);
        var consumer = new NodeConsumer(up);
        var (id, body) = Webhook.New();

        await using (await control.FaultAsync(received, "hold-settlements"))
        {
            Assert.StartsWith("HTTP/2 202", (await new Curl(up).SendAsync(body)).Output, StringComparison.Ordinal);
            await consumer.TakeAsync(id);
            await KillFunctionsAsync();
        }

        await control.ExpireLocksAsync(received);
        await Poll.UntilAsync("the event is completed after the restart", async () => await IsEmptyAsync(control, received));
        var (marker, markerBody) = Webhook.New();
        await Poll.UntilAsync("the new process accepts webhooks", async () =>
            (await new Curl(up).SendAsync(markerBody)).Output.StartsWith("HTTP/2 202", StringComparison.Ordinal));
        var next = NodeConsumer.CloudEvent(Assert.Single(await consumer.TakeAsync(1)));
        Assert.Equal(marker, next.GetProperty("data").GetProperty("event").GetProperty("webhook_id").GetString());
    }

    private async Task KillFunctionsAsync()
    {
        var before = FunctionsId();
        using (var functions = Process.GetProcessById(before)) functions.Kill();
        await Poll.UntilAsync("the functions process is started again", () => Task.FromResult(FunctionsId() != before));
    }

    private int FunctionsId() => up.Up.GetProperty("processes").GetProperty("functions").GetInt32();

    private static async Task<bool> IsEmptyAsync(Control control, string queue)
    {
        var status = JsonDocument.Parse(await control.StatusAsync()).RootElement.GetProperty("queues").EnumerateArray()
            .Single(entry => entry.GetProperty("name").GetString() == queue);
        return status.GetProperty("active").GetInt32() == 0 && status.GetProperty("locked").GetInt32() == 0;
    }
}
