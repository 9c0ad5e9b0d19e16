using System.Text.Json;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>What the official client for Node and the broker promise each other.</summary>
public sealed class NodeWitnessTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceBusReceiver Receiver => _client.CreateReceiver(_queue);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Node_Sends_DotNetReceives()
    {
        await SendAsync("--body", "from node", "--id", "n-1");

        var message = (await Receiver.ReceiveMessageAsync(Soon, Token))!;

        Assert.Equal(("n-1", "node", 1), (message.MessageId, message.Subject, message.DeliveryCount));
        Assert.Contains("from node", message.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DotNet_Sends_NodeReceivesAllPartsAndCompletes()
    {
        var message = new ServiceBusMessage("from .NET")
        {
            MessageId = "d-1", CorrelationId = "c-1", Subject = "dotnet", ContentType = "text/plain",
        };
        message.ApplicationProperties["text"] = "value";
        message.ApplicationProperties["number"] = 7;
        await _client.CreateSender(_queue).SendMessageAsync(message, Token);

        var received = Assert.Single(await ReceiveAsync());

        Assert.Equal(
            ("d-1", "c-1", "dotnet", "text/plain", "from .NET"),
            (Text(received, "messageId"), Text(received, "correlationId"), Text(received, "subject"),
                Text(received, "contentType"), Text(received, "body")));
        var properties = received.GetProperty("applicationProperties");
        Assert.Equal(("value", 7), (Text(properties, "text"), properties.GetProperty("number").GetInt32()));
        Assert.Equal((0, 0, 0), Counts());
    }

    [Fact]
    public async Task Node_SendsABatch_EveryMessageArrivesOnce()
    {
        await SendAsync("--count", "50");

        var received = await ReceiveAsync("--count", "50");

        Assert.Equal(Enumerable.Range(0, 50).Select(at => $"node-{at}"), received.Select(message => Text(message, "messageId")));
        Assert.Equal(Enumerable.Range(0, 50), received.Select(message => message.GetProperty("body").GetProperty("at").GetInt32()));
        Assert.Equal((0, 0, 0), Counts());
    }

    [Fact]
    public async Task DotNet_DeadLetters_NodeSeesTheReason()
    {
        await _client.CreateSender(_queue).SendMessageAsync(new ServiceBusMessage("a"), Token);
        var receiver = Receiver;
        await receiver.DeadLetterMessageAsync((await receiver.ReceiveMessageAsync(Soon, Token))!, "BRG140", "why", Token);

        var dead = Assert.Single(await ReceiveAsync("--sub-queue", "deadLetter"));

        Assert.Equal("BRG140", Text(dead, "deadLetterReason"));
    }

    [Fact]
    public async Task Node_SendsTheSameIdTwice_TheSecondIsDropped()
    {
        await SendAsync("--body", "first", "--body", "second", "--id", "same");

        Assert.Equal("first", Text(Assert.Single(await ReceiveAsync()), "body"));
        Assert.Equal((0, 0, 0), Counts());
        Assert.Equal(1, broker.Status(_queue).DuplicatesDropped);
    }

    [Fact]
    public async Task Node_WithTheWrongKey_IsRefused()
    {
        var connection = broker.Broker.ConnectionString.Replace("SAS_KEY_VALUE", "ANOTHER", StringComparison.Ordinal);

        var (exitCode, _, errors) = await NodeWitness.SendOnceAsync(connection, _queue);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("InvalidSignature", errors, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), Counts());
    }

    [Fact]
    [Pitfall(1)]
    public async Task Node_ConnectingAgainAndAgain_NeverHangs()
    {
        for (var at = 0; at < 5; at++) await SendAsync("--body", $"{at}", "--id", $"{at}");

        Assert.Equal((5, 0, 0), Counts());
    }

    private async Task SendAsync(params string[] options)
    {
        var (exitCode, _, errors) = await NodeWitness.SendAsync(broker.Broker.ConnectionString, _queue, options);
        Assert.True(exitCode == 0, $"send.mjs ended with {exitCode}: {errors}");
    }

    private Task<JsonElement[]> ReceiveAsync(params string[] options) =>
        NodeWitness.ReceiveAsync(broker.Broker.ConnectionString, _queue, options);

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private (int Active, int Locked, int DeadLettered) Counts()
    {
        var status = broker.Status(_queue);
        return (status.Active, status.Locked, status.DeadLettered);
    }
}
