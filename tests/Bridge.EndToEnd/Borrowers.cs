using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary>Fifty borrowers go their way at once.</summary>
public abstract class Borrowers : IAsyncLifetime
{
    protected const int Count = 50;
    protected const int MostCallsPerMinute = 300;

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

    public async ValueTask DisposeAsync()
    {
        await _up.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets all borrowers go their way.</summary>
    /// <returns>The ids of the webhooks that were accepted.</returns>
    protected async Task<IReadOnlyList<string>> EmitAsync()
    {
        var emitted = await BridgeAsync("truv", "emit", "--borrowers", Count.ToString(CultureInfo.InvariantCulture), "--json");
        Assert.True(emitted.ExitCode == 0, emitted.Errors);
        var history = await GetAsync("truv/history?newest=10000");
        return [.. history.GetProperty("results").EnumerateArray()
            .Select(row => row.GetProperty("webhook_payload").GetProperty("webhook_id").GetString()!).Distinct()];
    }

    private protected Task<Tool> BridgeAsync(params string[] arguments) =>
        Tool.RunAsync("dotnet", [BridgeUp.Command, .. arguments, "--data", Path.Combine(_up.Folder, ".bridge")]);

    /// <summary>Takes as many events as there were webhooks, each of which is one of them, and sees that no more follow.</summary>
    protected async Task<IReadOnlyList<JsonElement>> TakeAsync(IReadOnlyList<string> webhooks)
    {
        var messages = await new NodeConsumer(_up).TakeAsync(_up.Text("serviceBus", "events"), webhooks.Count, timeoutSeconds: 200);
        var events = messages.Select(NodeConsumer.CloudEvent).ToArray();
        Assert.Equal(webhooks.Order(), events.Select(WebhookIdOf).Order());
        Assert.Equal(events.Length, events.Select(cloudEvent => cloudEvent.GetProperty("id").GetString()).Distinct().Count());
        await Poll.UntilAsync("the queues are empty", IsQuietAsync, seconds: 60);
        return events;
    }

    protected async Task<IEnumerable<int>> StruckAsync(params string[] kinds)
    {
        var faults = (await GetAsync("truv/faults")).EnumerateArray().ToArray();
        return kinds.Select(kind => faults.Single(fault => fault.GetProperty("fault").GetProperty("kind").GetString() == kind)
            .GetProperty("struck").GetInt32());
    }

    protected async Task<JsonElement[]> QueuesAsync() => [.. (await GetAsync("status")).GetProperty("queues").EnumerateArray()];

    private async Task<bool> IsQuietAsync() => (await QueuesAsync()).All(queue =>
        queue.GetProperty("active").GetInt32() + queue.GetProperty("locked").GetInt32() + queue.GetProperty("scheduled").GetInt32() == 0);

    protected async Task FaultAsync(object fault) =>
        (await Http.PostAsJsonAsync(new Uri(_up.Control, "truv/faults"), fault, Token)).EnsureSuccessStatusCode();

    protected async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await Http.GetByteArrayAsync(new Uri(_up.Control, path), Token));

    private static string WebhookIdOf(JsonElement cloudEvent) =>
        cloudEvent.GetProperty("data").GetProperty("event").GetProperty("webhook_id").GetString()!;

    protected static void AssertEnriched(JsonElement cloudEvent)
    {
        var status = cloudEvent.GetProperty("data").GetProperty("enrichment").GetProperty("status").GetString();
        Assert.Contains(status, new[] { "complete", "none" });
        PlannedResources.AssertIn(cloudEvent);
    }
}
