using System.Text.Json;
using Bridge.Consumer.Contract;

namespace Bridge.EndToEnd.Running;

/// <summary>The contract in consumers/contract, for a message as <c>receive.mjs</c> prints it.</summary>
internal static class PublishedContract
{
    private static readonly EventContract Contract = new();

    public static void AssertKept(JsonElement message)
    {
        var cloudEvent = NodeConsumer.CloudEvent(message);
        var properties = message.GetProperty("applicationProperties");

        Assert.Null(Contract.ViolationOfEvent(cloudEvent));
        Assert.Null(Contract.ViolationOfProperties(properties));
        Assert.Equal("application/cloudevents+json; charset=utf-8", message.GetProperty("contentType").GetString());
        AssertIdentity(Text(cloudEvent, "id")!, Text(message, "messageId")!, properties);
        Assert.Equal(Text(cloudEvent, "type"), Text(message, "subject"));
        Assert.Equal(Text(cloudEvent, "type"), Text(properties, "bridge-event-type"));
        // What was too large for the queue lies elsewhere: whoever fetches it compares it.
        if (cloudEvent.TryGetProperty("data", out var data))
            Assert.Equal(Text(data.GetProperty("enrichment"), "status"), Text(properties, "bridge-enrichment"));
    }

    // Only what an operator has replayed has another MessageId than the event id (decision 0009).
    private static void AssertIdentity(string id, string messageId, JsonElement properties)
    {
        if (properties.TryGetProperty("bridge-replayed-at", out _)) Assert.Matches($"^{id}/replay/[0-9]+$", messageId);
        else Assert.Equal(id, messageId);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
