using System.Globalization;
using Azure.Messaging.ServiceBus;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;
using Bridge.Tests.Builders;
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
    public async Task Oldest_EmptyQueue_IsNone() => Assert.Null(await _backlog.OldestAsync(Token));

    [Fact]
    public async Task Oldest_OneThatWasPutBackBehindYoungerOnes_IsThatOne()
    {
        await SendAsync("pushed", Noon);
        await SendAsync("put-back", Noon.AddMinutes(-20));

        Assert.Equal(Noon.AddMinutes(-20), await _backlog.OldestAsync(Token));
    }

    [Fact]
    public async Task Oldest_OnesThatWerePutOff_AreLeftOut()
    {
        await SendAsync("put-off", Noon.AddHours(-1), attempt: 1);
        await SendAsync("pushed", Noon);

        Assert.Equal(Noon, await _backlog.OldestAsync(Token));
    }

    private Task SendAsync(string id, DateTimeOffset receivedAt, int attempt = 0)
    {
        var message = new ServiceBusMessage(WebhookBuilder.Body) { MessageId = id };
        message.ApplicationProperties["bridge-received-at"] = receivedAt.ToString("O", CultureInfo.InvariantCulture);
        message.ApplicationProperties["bridge-attempt"] = attempt;
        return _client.CreateSender(_received).SendMessageAsync(message, Token);
    }
}
