using System.Globalization;
using System.Text;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Events;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;
using Bridge.Tests.Local.ServiceBus;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions;

/// <summary>What <c>bridge trace</c> finds of the received webhooks on the local broker.</summary>
public sealed class ServiceBusWaitingEventsTests : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly string _received;
    private readonly ServiceBusClient _client;
    private readonly ServiceBusWaitingEvents _waiting;

    public ServiceBusWaitingEventsTests(BrokerFixture broker)
    {
        _received = broker.Queue();
        _client = broker.Client();
        _waiting = Waiting(_received);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Theory]
    [InlineData("webhook-1")]
    [InlineData("order-1")]
    [InlineData("link-1")]
    [InlineData("task-1")]
    [InlineData("user-1")]
    public async Task Find_AnyIdOfAnEvent_FindsItAsTheLedgerWouldHaveIt(string id)
    {
        var body = await SendAsync("1", Noon, attempt: 2);
        await SendAsync("2", Noon);

        var entry = Assert.Single(await _waiting.FindAsync(id, Token));

        Assert.Null(TruvEventReader.Read(body, out var read));
        Assert.Equal((read!.Id, "task-status-updated", Noon, 2), (entry.EventId, entry.EventType, entry.ReceivedAt, entry.Attempts));
        Assert.Equal(entry, Assert.Single(await _waiting.FindAsync(read.Id, Token)));
    }

    [Fact]
    public async Task Find_SeveralOfOneOrder_NewestFirstAndEachOnce()
    {
        await SendAsync("1", Noon, order: "shared");
        await SendAsync("2", Noon.AddMinutes(1), order: "shared");
        await SendAsync("2", Noon.AddMinutes(1), order: "shared");

        var found = await _waiting.FindAsync("shared", Token);

        Assert.Equal(["webhook-2", "webhook-1"], found.Select(entry => entry.WebhookId));
        Assert.Empty(await _waiting.FindAsync("other", Token));
    }

    [Fact]
    public async Task Find_BehindManyOthersAndSomethingUnreadable_IsFoundStill()
    {
        await using var sender = _client.CreateSender(_received);
        for (var sent = 0; sent < 250; sent += 50)
            await sender.SendMessagesAsync([.. Enumerable.Range(0, 50).Select(_ => new ServiceBusMessage("unreadable"))], Token);
        await SendAsync("1", Noon);

        Assert.Single(await _waiting.FindAsync("webhook-1", Token));
    }

    [Fact]
    public async Task Find_QueueThatIsNotThere_SaysWhichAndWhy()
    {
        var trouble = await Assert.ThrowsAsync<IOException>(() => Waiting("no-such-queue").FindAsync("a", Token));

        Assert.Contains("no-such-queue cannot be looked into (MessagingEntityNotFound)", trouble.Message, StringComparison.Ordinal);
    }

    private ServiceBusWaitingEvents Waiting(string queue) => new(_client, Options.Create(new QueueOptions { Received = queue }));

    private async Task<byte[]> SendAsync(string number, DateTimeOffset receivedAt, int attempt = 0, string? order = null)
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""
            { "webhook_id": "webhook-{{number}}", "event_type": "task-status-updated", "event_created_at": "2026-03-12T11:59:00Z",
              "order_id": "{{order ?? $"order-{number}"}}", "link_id": "link-{{number}}", "task_id": "task-{{number}}", "user_id": "user-{{number}}" }
            """);
        await using var sender = _client.CreateSender(_received);
        await sender.SendMessageAsync(
            new ServiceBusMessage(body)
            {
                ApplicationProperties =
                {
                    ["bridge-received-at"] = receivedAt.ToString("O", CultureInfo.InvariantCulture), ["bridge-attempt"] = attempt,
                },
            },
            Token);
        return body;
    }
}
