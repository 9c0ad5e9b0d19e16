using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>
/// One message, written twice: what the one client sends, the other receives byte for byte and property for property.
/// </summary>
public sealed class TwinMessageTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly byte[] Body = [.. Enumerable.Range(0, 1024).Select(at => (byte)at)];
    private static readonly DateTime Time = new(2026, 3, 12, 15, 2, 10, 418, DateTimeKind.Utc);

    private readonly string _queue = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task DotNet_Sends_NodeTakesTheSame()
    {
        await _client.CreateSender(_queue).SendMessageAsync(OfDotNet(), Token);

        var taken = JsonNode.Parse(await NodeAsync())!;

        Assert.True(JsonNode.DeepEquals(OfNode(), taken), $"{OfNode()}\nbecame\n{taken}");
    }

    [Fact]
    public async Task Node_Sends_DotNetTakesTheSame()
    {
        await NodeAsync("--send", OfNode().ToJsonString());

        var taken = (await _client.CreateReceiver(_queue).ReceiveMessageAsync(TimeSpan.FromSeconds(20), Token))!;

        var expected = OfDotNet();
        Assert.Equal(Body, taken.Body.ToArray());
        Assert.Equal(Parts(new ServiceBusMessage(taken)), Parts(expected));
        Assert.Equal(
            expected.ApplicationProperties.OrderBy(one => one.Key, StringComparer.Ordinal).Select(Comparable),
            taken.ApplicationProperties.OrderBy(one => one.Key, StringComparer.Ordinal).Select(Comparable));
    }

    private static ServiceBusMessage OfDotNet() => new(Body)
    {
        MessageId = "twin-1", CorrelationId = "correlation", Subject = "subject", ContentType = "application/octet-stream",
        To = "to", ReplyTo = "reply", PartitionKey = "part", TimeToLive = TimeSpan.FromMinutes(90),
        ApplicationProperties =
        {
            ["text"] = "Grüße, 世界 🌍", ["whole"] = 7, ["negative"] = -7, ["part"] = 0.5, ["yes"] = true, ["no"] = false, ["time"] = Time,
        },
    };

    private static JsonObject OfNode() => new()
    {
        ["messageId"] = "twin-1", ["correlationId"] = "correlation", ["subject"] = "subject",
        ["contentType"] = "application/octet-stream", ["to"] = "to", ["replyTo"] = "reply", ["partitionKey"] = "part",
        ["timeToLive"] = 5_400_000,
        ["applicationProperties"] = new JsonObject
        {
            ["text"] = "Grüße, 世界 🌍", ["whole"] = 7, ["negative"] = -7, ["part"] = 0.5, ["yes"] = true, ["no"] = false,
            ["time"] = "2026-03-12T15:02:10.418Z",
        },
        ["body"] = Convert.ToBase64String(Body),
    };

    private static (string?, string?, string?, string?, string?, string?, string?, TimeSpan) Parts(ServiceBusMessage message) => (
        message.MessageId, message.CorrelationId, message.Subject, message.ContentType, message.To, message.ReplyTo, message.PartitionKey,
        message.TimeToLive);

    // Node has one kind of number, .NET has many; the value counts.
    private static (string Name, object Value) Comparable(KeyValuePair<string, object> property) => (property.Key, property.Value switch
    {
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double =>
            Convert.ToDecimal(property.Value, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime,
        var value => value,
    });

    private async Task<string> NodeAsync(params string[] options)
    {
        var (exitCode, output, errors) = await NodeWitness.TwinAsync(broker.Broker.ConnectionString, _queue, options);
        Assert.True(exitCode == 0, $"twin.mjs ended with {exitCode}: {errors}");
        return output;
    }
}
