using Azure.Core;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Parked;
using Bridge.Core.Quarantine;
using Bridge.Core.Webhooks;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace Bridge.Tests.Functions;

/// <summary>The operator's port on the local broker, whose queues dead-letter after three deliveries.</summary>
public sealed class ServiceBusQuarantineQueueTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private readonly string _quarantine = broker.Queue();
    private readonly string _received = broker.Queue();
    private readonly ServiceBusClient _client = broker.Client();
    private readonly List<ServiceBusOperatorClient> _operators = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _operators) await one.DisposeAsync();
        await _client.DisposeAsync();
    }

    [Fact]
    public async Task Peek_QuarantinedMessage_HasBodyAndEvidence()
    {
        await QuarantineAsync(1);

        var webhook = Assert.Single(await Operator().PeekAsync(0, 10, Token));

        Assert.Equal(QuarantinedBuilder.Mismatch(1).Evidence, webhook.Evidence);
        Assert.Equal(QuarantinedBuilder.Mismatch(1).Body.ToArray(), webhook.Body.ToArray());
        Assert.Equal(Verdicts.SignatureMismatch, webhook.Verdict);
        Assert.Equal("BRG131", webhook.Properties["bridge-verdict"]);
        Assert.False(webhook.IsSetAside);
    }

    [Fact]
    public async Task Take_OneOfMany_LocksThatOneAndLeavesWhatStandsBehindItAlone()
    {
        await QuarantineAsync(5);
        var queue = Operator();
        var third = (await queue.PeekAsync(0, 10, Token))[2];

        await queue.SetAsideAsync([third], Token);
        var taken = await queue.TakeAsync(third.SequenceNumber, Token);

        Assert.NotNull(taken);
        var status = broker.Status(_quarantine);
        Assert.Equal((2, 1, 2), (status.Deferred, status.Locked, status.Active));
        Assert.Equal(SettleOutcome.Removed, await queue.CompleteAsync(taken, Token));
        Assert.DoesNotContain(third.SequenceNumber, (await queue.PeekAsync(0, 10, Token)).Select(one => one.SequenceNumber));
    }

    [Fact]
    public async Task ManyPassesOverOneMessage_MoreThanItsDeliveries_DeadLetterNothing()
    {
        await QuarantineAsync(4);
        for (var pass = 1; pass <= 10; pass++)
        {
            var queue = Operator();
            var last = (await queue.PeekAsync(0, 10, Token))[^1];
            await queue.SetAsideAsync([last], Token);
            await queue.GiveBackAsync((await queue.TakeAsync(last.SequenceNumber, Token))!, Token);
        }

        Assert.Equal(4, (await Operator().PeekAsync(0, 10, Token)).Count);
        Assert.Equal((0, 0), (broker.Status(_quarantine).DeadLettered, broker.Status(_quarantine).Locked));
    }

    [Fact]
    public async Task Take_HeldByAnotherOperator_IsNull()
    {
        await QuarantineAsync(1);
        var queue = Operator();
        var webhook = (await queue.PeekAsync(0, 1, Token))[0];
        await queue.SetAsideAsync([webhook], Token);
        Assert.NotNull(await queue.TakeAsync(webhook.SequenceNumber, Token));

        Assert.Null(await Operator().TakeAsync(webhook.SequenceNumber, Token));
    }

    [Fact]
    public async Task Complete_AfterTheLockExpired_IsLockLostAndTheMessageCanBeTakenAgain()
    {
        await QuarantineAsync(1);
        var queue = Operator();
        var webhook = (await queue.PeekAsync(0, 1, Token))[0];
        await queue.SetAsideAsync([webhook], Token);
        var taken = (await queue.TakeAsync(webhook.SequenceNumber, Token))!;
        broker.Broker.ExpireLocks(_quarantine);

        Assert.Equal(SettleOutcome.LockLost, await queue.CompleteAsync(taken, Token));
        Assert.NotNull(await queue.TakeAsync(webhook.SequenceNumber, Token));
    }

    [Fact]
    public async Task Send_ReleasedTwice_IsOneMessageWithTheMarkOfItsRelease()
    {
        var webhook = QuarantinedBuilder.Mismatch(1);
        var findings = QuarantinedBuilder.Look(WebhookBuilder.Secret).At(webhook);
        var released = new ReleasedWebhook(
            findings.Event!, webhook.Body, findings.Evidence, "BRG131", QuarantinedBuilder.ReceivedAt.AddHours(1));

        Assert.Equal(QueueOutcome.Accepted, await Operator().SendAsync(released, Token));
        Assert.Equal(QueueOutcome.Accepted, await Operator().SendAsync(released, Token));

        await using var receiver = _client.CreateReceiver(_received);
        var message = Assert.Single(await receiver.ReceiveMessagesAsync(5, TimeSpan.FromSeconds(5), Token));
        Assert.Equal((findings.Event!.Id, "order-created"), (message.MessageId, message.Subject));
        Assert.Equal(webhook.Body.ToArray(), message.Body.ToArray());
        string[] names = ["source", "verdict", "secret", "released-from", "released-at"];
        Assert.Equal(
            ["push", "BRG100", "secret-1", "BRG131", "2026-06-01T13:00:00.0000000+00:00"],
            names.Select(name => message.ApplicationProperties[$"bridge-{name}"]));
    }

    private ServiceBusQuarantineQueue Operator()
    {
        var client = new ServiceBusOperatorClient(
            Options.Create(new QueueOptions
            {
                ConnectionString = broker.Broker.ConnectionString, Quarantine = _quarantine, Received = _received,
            }),
            Mock.Of<TokenCredential>());
        _operators.Add(client);
        return new ServiceBusQuarantineQueue(client, NullLogger<ServiceBusQuarantineQueue>.Instance);
    }

    private async Task QuarantineAsync(int count)
    {
        await using var sender = _client.CreateSender(_quarantine);
        for (var number = 1; number <= count; number++)
        {
            var webhook = QuarantinedBuilder.Mismatch(number);
            var message = new ServiceBusMessage(webhook.Body) { MessageId = BodyDigest.Of(webhook.Body) };
            EventProperties.Write(webhook.Evidence, message);
            await sender.SendMessageAsync(message, Token);
        }
    }
}
