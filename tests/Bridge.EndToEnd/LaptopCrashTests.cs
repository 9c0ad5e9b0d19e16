using System.Text.Json;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary><c>bridge up --keep</c>, all of whose processes are killed at once.</summary>
public sealed class LaptopCrashTests : IAsyncLifetime
{
    private const int Webhooks = 12;

    private readonly BridgeUp _up = new() { Arguments = { "--keep" } };

    public ValueTask InitializeAsync() => _up.InitializeAsync();

    public ValueTask DisposeAsync() => _up.DisposeAsync();

    [Fact]
    public async Task Everything_KilledWithEventsInQueuesAndInHand_LosesAndDoublesNothing()
    {
        var control = new Control(_up);
        Assert.Equal("Kept", Json(await control.StatusAsync()).GetProperty("storage").GetProperty("state").GetString());
        var enriched = await SendAsync();
        await Poll.UntilAsync("some are enriched", async () => await ActiveAsync("events") == Webhooks);
        // These are in hand when it happens: published perhaps, and not completed.
        _ = await control.FaultAsync(_up.Text("serviceBus", "received"), "hold-settlements");
        var received = await SendAsync();

        await _up.CrashAsync();

        await new Control(_up).ExpireLocksAsync(_up.Text("serviceBus", "received"));
        await Poll.UntilAsync("the others are enriched", async () => await ActiveAsync("events") == 2 * Webhooks);
        var messages = await new NodeConsumer(_up).TakeAsync(2 * Webhooks);
        Assert.Equal([.. enriched.Concat(received).Order()], messages.Select(WebhookId).Order());
        await Poll.UntilAsync("nothing is left", async () => (await ActiveAsync("events"), await ActiveAsync("received")) == (0, 0));
    }

    private async Task<List<string>> SendAsync()
    {
        List<string> ids = [];
        for (var at = 0; at < Webhooks; at++)
        {
            var (id, body) = Webhook.New();
            Assert.StartsWith("HTTP/2 202", (await new Curl(_up).SendAsync(body)).Output, StringComparison.Ordinal);
            ids.Add(id);
        }

        return ids;
    }

    private async Task<int> ActiveAsync(string queue) => Json(await new Control(_up).StatusAsync()).GetProperty("queues").EnumerateArray()
        .Single(entry => entry.GetProperty("name").GetString() == _up.Text("serviceBus", queue))
        .GetProperty("active").GetInt32();

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static string? WebhookId(JsonElement message) => NodeConsumer.CloudEvent(message)
        .GetProperty("data").GetProperty("event").GetProperty("webhook_id").GetString();
}
