using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary>The dead-letter commands against a running installation.</summary>
public sealed class DeadLetterTests(BridgeUp up) : IClassFixture<BridgeUp>
{
    private const int NothingMatched = 5;

    [Fact]
    public async Task Operator_AConsumerGaveUpAndABodyIsUnreadable_ReplaysTheOneAndDropsTheOther()
    {
        Assert.Equal(NothingMatched, (await RunAsync("list")).ExitCode);
        var (id, body) = Webhook.New();
        var secret = up.Up.GetProperty("truvSender").GetProperty("accessSecrets")[0].GetString()!;
        await Quarantined.SendAsync(up, body, secret, "BRG131", up.Text("serviceBus", "received"));
        await Quarantined.SendAsync(up, "personal and unreadable", secret, "BRG100", up.Text("serviceBus", "received"));
        var eventId = await GiveUpAsync();

        await ListAsync();
        await ShowAsync();
        await ReplayAsync(id, eventId);
        await DropAsync();
    }

    // What a consumer does that cannot process an event.
    private async Task<string> GiveUpAsync()
    {
        await using var client = new ServiceBusClient(up.Text("serviceBus", "connectionString"));
        await using var receiver = client.CreateReceiver(up.Text("serviceBus", "events"));
        var message = await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
        Assert.NotNull(message);
        await receiver.DeadLetterMessageAsync(
            message, "consumer-bug", "no such field", TestContext.Current.CancellationToken);
        return message.MessageId;
    }

    private async Task ListAsync()
    {
        await Poll.UntilAsync("both are dead-lettered", async () => (await RunAsync("list", "--json")).Lines.Length == 2);

        var list = await RunAsync("list", "--json");
        var received = await RunAsync("list", "--queue", "received", "--newer-than", "1h");
        var bugs = await RunAsync("list", "--dead-letter-reason", "consumer-bug", "--event-type", "order-created");
        var old = await RunAsync("list", "--older-than", "1h");

        var entries = list.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(
            [up.Text("serviceBus", "received"), up.Text("serviceBus", "events")],
            entries.Select(entry => entry.GetProperty("queue").GetString()));
        Assert.Equal((1 + 1, 1 + 1), (received.Lines.Length, bugs.Lines.Length));
        Assert.Equal(NothingMatched, old.ExitCode);
        Assert.DoesNotContain("personal", list.Output + list.Errors, StringComparison.Ordinal);
    }

    private async Task ShowAsync()
    {
        var number = await NumberAsync("received");
        var closed = await RunAsync("show", number, "--queue", "received");
        var open = await RunAsync("show", number, "--queue", "received", "--body");

        Assert.Contains("bridge-received-at", closed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("unreadable\n", closed.Output, StringComparison.Ordinal);
        Assert.Contains("personal and unreadable", open.Output, StringComparison.Ordinal);
        Assert.Equal(NothingMatched, (await RunAsync("show", "4711", "--queue", "received")).ExitCode);
    }

    private async Task ReplayAsync(string id, string eventId)
    {
        var unqualified = await RunAsync("replay", "--all", "--yes");
        var dry = await RunAsync("replay", "--all", "--queue", "events");
        var run = await RunAsync("replay", "--all", "--queue", "events", "--yes");

        Assert.Contains("--queue", unqualified.Errors, StringComparison.Ordinal);
        Assert.Contains("1 would be replayed, 0 would stay.", dry.Output, StringComparison.Ordinal);
        Assert.Contains("1 replayed, 0 stayed.", run.Output, StringComparison.Ordinal);
        var message = Assert.Single(await new NodeConsumer(up).TakeAsync(1));
        Assert.StartsWith($"{eventId}/replay/", message.GetProperty("messageId").GetString(), StringComparison.Ordinal);
        var cloudEvent = NodeConsumer.CloudEvent(message);
        Assert.Equal(eventId, cloudEvent.GetProperty("id").GetString());
        Assert.Equal(id, cloudEvent.GetProperty("data").GetProperty("event").GetProperty("webhook_id").GetString());
        Assert.Equal(NothingMatched, (await RunAsync("replay", "--all", "--queue", "events", "--yes")).ExitCode);
    }

    private async Task DropAsync()
    {
        var run = await RunAsync("drop", await NumberAsync("received"), "--queue", "received", "--reason", "unreadable", "--yes");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Dropped 1 dead letters for good: unreadable", run.Errors, StringComparison.Ordinal);
        Assert.Equal(NothingMatched, (await RunAsync("list")).ExitCode);
    }

    private async Task<string> NumberAsync(string queue) => JsonDocument.Parse(
        Assert.Single((await RunAsync("list", "--queue", queue, "--json")).Lines)).RootElement.GetProperty("sequenceNumber").ToString();

    private Task<Tool> RunAsync(params string[] arguments) => Tool.RunAsync(
        "dotnet", [BridgeUp.Command, "dlq", .. arguments, "--data", Path.Combine(up.Folder, ".bridge")]);
}
