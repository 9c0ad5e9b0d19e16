using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary>Fifty borrowers go their way at once, through a healthy Truv and through an ailing one.</summary>
public sealed class BorrowersTests : IAsyncLifetime
{
    private const int Borrowers = 50;
    private const double MostCallsPerEvent = 0.6;
    private const int MostCallsPerMinute = 300;

    private static readonly HttpClient Http = new();

    private readonly BridgeUp _up = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        // Patience is what production needs; a test of the same paths has less of it.
        _up.Settings["Truv__AttemptTimeout"] = "00:00:02";
        _up.Settings["Truv__ThrottlePadding"] = "00:00:01";
        return _up.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _up.DisposeAsync();

    [Fact]
    public async Task Emit_FiftyBorrowers_EveryEventArrivesOnceEnrichedWithFewCallsAndWithinTheLimit()
    {
        var webhooks = await EmitAsync();

        var events = await TakeAsync(webhooks);

        Assert.InRange(webhooks.Count, Borrowers * 10, Borrowers * 16);
        var requests = await GetAsync("truv/requests");
        TestContext.Current.TestOutputHelper!.WriteLine($"{events.Count} events, {requests.GetProperty("total")} calls");
        Assert.InRange((double)requests.GetProperty("total").GetInt32() / events.Count, 0.1, MostCallsPerEvent);
        Assert.InRange(requests.GetProperty("peakPerMinute").GetInt32(), 1, MostCallsPerMinute);
        Assert.Equal(0, requests.GetProperty("throttled").GetInt32());
        Assert.All(events, AssertEnriched);
        var trace = await BridgeAsync("trace", webhooks[0], "--json");
        Assert.True(trace.ExitCode == 0, trace.Errors);
        Assert.NotEqual(default, JsonElement.Parse(trace.Output).GetProperty("publishedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Emit_TruvFailsStallsAndThrottles_EveryEventStillArrivesOnceAndEnriched()
    {
        await FaultAsync(new { kind = "serverError", probability = 0.1 });
        await FaultAsync(new { kind = "timeout", probability = 0.05 });
        await FaultAsync(new { kind = "throttled", probability = 0.5, times = 20, retryAfterSeconds = 2 });
        var webhooks = await EmitAsync();

        var events = await TakeAsync(webhooks);

        var requests = await GetAsync("truv/requests");
        Assert.InRange(requests.GetProperty("peakPerMinute").GetInt32(), 1, MostCallsPerMinute);
        Assert.True(requests.GetProperty("throttled").GetInt32() > 0, "no call was throttled");
        Assert.All(await StruckAsync("serverError", "timeout"), struck => Assert.True(struck > 0, "a fault never struck"));
        Assert.All(events, AssertEnriched);
        Assert.All(await QueuesAsync(), queue => Assert.Equal(0, queue.GetProperty("deadLettered").GetInt32()));
    }

    /// <summary>Lets all borrowers go their way.</summary>
    /// <returns>The ids of the webhooks that were accepted.</returns>
    private async Task<IReadOnlyList<string>> EmitAsync()
    {
        var emitted = await BridgeAsync("truv", "emit", "--borrowers", Borrowers.ToString(CultureInfo.InvariantCulture), "--json");
        Assert.True(emitted.ExitCode == 0, emitted.Errors);
        var history = await GetAsync("truv/history?newest=10000");
        return [.. history.GetProperty("results").EnumerateArray()
            .Select(row => row.GetProperty("webhook_payload").GetProperty("webhook_id").GetString()!).Distinct()];
    }

    private Task<Tool> BridgeAsync(params string[] arguments) =>
        Tool.RunAsync("dotnet", [BridgeUp.Command, .. arguments, "--data", Path.Combine(_up.Folder, ".bridge")]);

    /// <summary>Takes as many events as there were webhooks, each of which is one of them, and sees that no more follow.</summary>
    private async Task<IReadOnlyList<JsonElement>> TakeAsync(IReadOnlyList<string> webhooks)
    {
        var messages = await new NodeConsumer(_up).TakeAsync(_up.Text("serviceBus", "events"), webhooks.Count, timeoutSeconds: 200);
        var events = messages.Select(NodeConsumer.CloudEvent).ToArray();
        Assert.Equal(webhooks.Order(), events.Select(WebhookIdOf).Order());
        Assert.Equal(events.Length, events.Select(cloudEvent => cloudEvent.GetProperty("id").GetString()).Distinct().Count());
        await Poll.UntilAsync("the queues are empty", IsQuietAsync, seconds: 60);
        return events;
    }

    private async Task<IEnumerable<int>> StruckAsync(params string[] kinds)
    {
        var faults = (await GetAsync("truv/faults")).EnumerateArray().ToArray();
        return kinds.Select(kind => faults.Single(fault => fault.GetProperty("fault").GetProperty("kind").GetString() == kind)
            .GetProperty("struck").GetInt32());
    }

    private async Task<JsonElement[]> QueuesAsync() => [.. (await GetAsync("status")).GetProperty("queues").EnumerateArray()];

    private async Task<bool> IsQuietAsync() => (await QueuesAsync()).All(queue =>
        queue.GetProperty("active").GetInt32() + queue.GetProperty("locked").GetInt32() + queue.GetProperty("scheduled").GetInt32() == 0);

    private async Task FaultAsync(object fault) =>
        (await Http.PostAsJsonAsync(new Uri(_up.Control, "truv/faults"), fault, Token)).EnsureSuccessStatusCode();

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await Http.GetByteArrayAsync(new Uri(_up.Control, path), Token));

    private static string WebhookIdOf(JsonElement cloudEvent) =>
        cloudEvent.GetProperty("data").GetProperty("event").GetProperty("webhook_id").GetString()!;

    private static void AssertEnriched(JsonElement cloudEvent)
    {
        var status = cloudEvent.GetProperty("data").GetProperty("enrichment").GetProperty("status").GetString();
        Assert.Contains(status, new[] { "complete", "none" });
        PlannedResources.AssertIn(cloudEvent);
    }
}
