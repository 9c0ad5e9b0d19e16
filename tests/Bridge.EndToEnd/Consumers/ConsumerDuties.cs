using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.Consumers;

/// <summary>What a consumer has to do, whatever it is written in.</summary>
public abstract class ConsumerDuties(BridgeUp up)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract string Readme { get; }

    private protected abstract string Stopped { get; }

    /// <summary>What the consumer says of a message that is done, with the group <c>repeated</c>.</summary>
    private protected abstract Regex Done(string messageId);

    private protected abstract Task InstallAsync();

    [Fact]
    public async Task Consumer_GenuineRepeatedClaimedForgedAndPoison_DoesEachDutyAndEndsWell()
    {
        await InstallAsync();
        var genuine = await PublishedAsync();
        var large = await PublishedAsync();
        await SendAsync("twice-1", genuine);
        await SendAsync("twice-2", genuine);
        await SendAsync("claimed", await ClaimedAsync(large));
        await SendAsync("forged", Changed(genuine, json => json["data"]!["evidence"]!["signature"] = "v1=" + new string('0', 64)));
        await SendAsync("changed", Changed(genuine, json => json["data"]!["event"]!["order_id"] = "of somebody else"));
        await SendAsync("renamed", Changed(genuine, json => json["id"] = new string('c', 43)));
        await SendAsync("poison", "no JSON");

        await using var consumer = RunningConsumer.Start(Readme, up.UpFile);
        await Poll.UntilAsync(
            "three are done", () => Task.FromResult(Repeated(consumer, "twice-1", "twice-2", "claimed").Length == 3), seconds: 120);
        var reasons = await DeadLettersAsync(4);
        await SettledAsync(consumer);
        await consumer.StopAsync();

        Assert.Equal([false, true], Repeated(consumer, "twice-1", "twice-2").Order());
        Assert.Equal([false], Repeated(consumer, "claimed"));
        Assert.Equal("signature-mismatch", reasons["forged"]);
        Assert.Equal("event-differs", reasons["changed"]);
        Assert.Equal("event-differs", reasons["renamed"]);
        Assert.Equal("contract-violated", reasons["poison"]);
        Assert.Contains(Stopped, consumer.Output, StringComparison.Ordinal);
    }

    // From Truv's side to the consumer's, as one event that nobody has touched.
    private async Task SettledAsync(RunningConsumer consumer)
    {
        var before = Regex.Count(consumer.Output, Done("[A-Za-z0-9_-]{43}").ToString());
        await new Curl(up).SendAsync(Webhook.New().Body);
        await Poll.UntilAsync("a webhook is done by the consumer", () => Task.FromResult(
            Regex.Count(consumer.Output, Done("[A-Za-z0-9_-]{43}").ToString()) == before + 1));
    }

    private async Task<string> PublishedAsync()
    {
        var (id, body) = Webhook.New();
        await new Curl(up).SendAsync(body);
        return NodeConsumer.CloudEvent(await new NodeConsumer(up).TakeAsync(id)).GetRawText();
    }

    private async Task<string> ClaimedAsync(string genuine)
    {
        var data = Encoding.UTF8.GetBytes(JsonNode.Parse(genuine)!["data"]!.ToJsonString());
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(data));
        var container = new BlobContainerClient(up.Text("storage", "connectionString"), "truv-events");
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        await container.GetBlobClient(sha256).UploadAsync(BinaryData.FromBytes(data), overwrite: true, Token);
        return Changed(genuine, json =>
        {
            json.Remove("data");
            (json["dataref"], json["datasha256"]) = ($"{container.Uri}/{sha256}", sha256);
        });
    }

    private static string Changed(string genuine, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(genuine)!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    private bool[] Repeated(RunningConsumer consumer, params string[] messageIds) => [.. messageIds
        .Select(id => Done(id).Match(consumer.Output))
        .Where(match => match.Success)
        .Select(match => bool.Parse(match.Groups["repeated"].Value))];

    private async Task SendAsync(string messageId, string body)
    {
        await using var client = new ServiceBusClient(up.Text("serviceBus", "connectionString"));
        await using var sender = client.CreateSender(up.Text("serviceBus", "events"));
        var message = new ServiceBusMessage(body) { MessageId = messageId, ContentType = "application/cloudevents+json" };
        await sender.SendMessageAsync(message, Token);
    }

    private async Task<Dictionary<string, string?>> DeadLettersAsync(int count)
    {
        await using var client = new ServiceBusClient(up.Text("serviceBus", "connectionString"));
        await using var receiver = client.CreateReceiver(
            up.Text("serviceBus", "events"), new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var reasons = new Dictionary<string, string?>();
        while (reasons.Count < count)
        {
            var message = await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30), Token);
            Assert.True(message is not null, $"{reasons.Count} of {count} messages are dead-lettered.");
            Assert.NotEmpty(message.DeadLetterErrorDescription!);
            reasons.Add(message.MessageId, message.DeadLetterReason);
            await receiver.CompleteMessageAsync(message, Token);
        }

        return reasons;
    }
}
