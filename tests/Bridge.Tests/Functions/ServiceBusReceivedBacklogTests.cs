using System.Globalization;
using Azure.Messaging.ServiceBus;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;
using Bridge.Tests.Local.ServiceBus;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions;

/// <summary>What reconciling sees of the received webhooks on the local broker.</summary>
public sealed class ServiceBusReceivedBacklogTests : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly string _received;
    private readonly ServiceBusClient _client;
    private readonly ServiceBusReceivedBacklog _backlog;

    public ServiceBusReceivedBacklogTests(BrokerFixture broker)
    {
        _received = broker.Queue();
        _client = broker.Client();
        _backlog = new ServiceBusReceivedBacklog(_client, Options.Create(new QueueOptions { Received = _received }));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Oldest_EmptyQueue_IsNone() => Assert.Null((await _backlog.LookAsync(Token)).OldestUntried);

    [Fact]
    public async Task Oldest_OneThatWasPutBackBehindYoungerOnes_IsThatOne()
    {
        await SendAsync("pushed", Noon);
        await SendAsync("put-back", Noon.AddMinutes(-20));

        Assert.Equal(Noon.AddMinutes(-20), (await _backlog.LookAsync(Token)).OldestUntried);
    }

    [Fact]
    public async Task Oldest_OnesThatWerePutOff_AreLeftOut()
    {
        await SendAsync("put-off", Noon.AddHours(-1), attempt: 1);
        await SendAsync("pushed", Noon);

        Assert.Equal(Noon, (await _backlog.LookAsync(Token)).OldestUntried);
    }

    [Fact]
    public async Task EventIds_AllThatWaitsInWhateverState_AreNamedByEvent()
    {
        await SendAsync("pushed", Noon);
        await SendAsync("pulled/pulled/20260312", Noon);
        await SendAsync("put-off/2", Noon, attempt: 2);
        await SendAsync("later/1", Noon, attempt: 1, notBefore: TimeProvider.System.GetUtcNow().AddHours(1));
        await SendAsync("in-hand", Noon);
        await SendAsync("dead", Noon);
        await using var receiver = _client.CreateReceiver(_received);
        foreach (var message in await TakeAsync(receiver, 5))
        {
            if (message.MessageId == "dead") await receiver.DeadLetterMessageAsync(message, "BRG142", "", Token);
        }

        var ids = (await _backlog.LookAsync(Token)).EventIds;

        Assert.Equal(["dead", "in-hand", "later", "pulled", "pushed", "put-off"], ids!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EventIds_MoreThanAreLookedAt_AreNotToldAndTheOldestOfThemStands()
    {
        await SendManyAsync(5001);

        var backlog = await _backlog.LookAsync(Token);

        Assert.Null(backlog.EventIds);
        Assert.Equal(Noon, backlog.OldestUntried);
    }

    private static async Task<List<ServiceBusReceivedMessage>> TakeAsync(ServiceBusReceiver receiver, int count)
    {
        var taken = new List<ServiceBusReceivedMessage>();
        while (taken.Count < count) taken.AddRange(await receiver.ReceiveMessagesAsync(count - taken.Count, TimeSpan.FromSeconds(5), Token));
        return taken;
    }

    private async Task SendManyAsync(int count)
    {
        await using var sender = _client.CreateSender(_received);
        foreach (var some in Enumerable.Range(0, count).Chunk(20))
            await sender.SendMessagesAsync(some.Select(i => Message($"e{i}", Noon, attempt: 0)), Token);
    }

    private Task SendAsync(string id, DateTimeOffset receivedAt, int attempt = 0, DateTimeOffset? notBefore = null)
    {
        var message = Message(id, receivedAt, attempt);
        if (notBefore is { } later) message.ScheduledEnqueueTime = later;
        return _client.CreateSender(_received).SendMessageAsync(message, Token);
    }

    private static ServiceBusMessage Message(string id, DateTimeOffset receivedAt, int attempt)
    {
        var message = new ServiceBusMessage("{}") { MessageId = id };
        message.ApplicationProperties["bridge-received-at"] = receivedAt.ToString("O", CultureInfo.InvariantCulture);
        message.ApplicationProperties["bridge-attempt"] = attempt;
        return message;
    }
}
