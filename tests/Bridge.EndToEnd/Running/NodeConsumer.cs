using System.Globalization;
using System.Text.Json;
using Bridge.Cli.Up;

namespace Bridge.EndToEnd.Running;

/// <summary>
/// The unmodified official <c>@azure/service-bus</c> client on the consumers' queue. Every event that it takes is compared with
/// the contract.
/// </summary>
internal sealed class NodeConsumer(BridgeUp up)
{
    public Task<JsonElement[]> TakeAsync(int count) => TakeAsync(up.Text("serviceBus", "events"), count);

    public async Task<JsonElement[]> TakeAsync(string queue, int count, int timeoutSeconds = 40)
    {
        await NodeModules.InstallAsync(
            Repository.Path("tests", "witness"), "the witnesses", static _ => { }, TestContext.Current.CancellationToken);
        var tool = await Tool.RunAsync(
            "node", Repository.Path("tests", "witness", "receive.mjs"),
            "--connection", up.Text("serviceBus", "connectionString"), "--queue", queue,
            "--count", count.ToString(CultureInfo.InvariantCulture),
            "--timeout", timeoutSeconds.ToString(CultureInfo.InvariantCulture));
        if (tool.ExitCode != 0)
            Assert.Fail($"{tool.Lines.Length} of {count} messages came: {tool.Errors}\nThe functions said:\n{up.LastWords()}");
        JsonElement[] messages = [.. tool.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        if (queue == up.Text("serviceBus", "events")) Assert.All(messages, PublishedContract.AssertKept);
        return messages;
    }

    /// <summary>Takes messages until the one that carries a webhook has come; fails when it does not.</summary>
    public async Task<JsonElement> TakeAsync(string webhookId)
    {
        while (true)
        {
            var message = Assert.Single(await TakeAsync(1));
            // What was too large for the queue says its webhook elsewhere, and is none of a test's own.
            if (CloudEvent(message).TryGetProperty("data", out var data)
                && data.GetProperty("event").GetProperty("webhook_id").GetString() == webhookId) return message;
        }
    }

    /// <summary>Takes messages until the one with a certain body has come; fails when it does not.</summary>
    public async Task<JsonElement> TakeBodyAsync(string queue, string body)
    {
        while (true)
        {
            var message = Assert.Single(await TakeAsync(queue, 1));
            if (message.GetProperty("body").ToString() == body) return message;
        }
    }

    public static JsonElement CloudEvent(JsonElement message)
    {
        var body = message.GetProperty("body");
        return body.ValueKind == JsonValueKind.String ? JsonDocument.Parse(body.GetString()!).RootElement : body;
    }
}
