using Azure.Core;
using Azure.Messaging.ServiceBus;
using Bridge.Core.DeadLetters;
using Bridge.Core.Parked;
using Bridge.Core.Webhooks;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;
using Bridge.Tests.Consumers.Contract;
using Bridge.Tests.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Bridge.Tests.Functions;

/// <summary>The operator's side of dead letters on the local broker, whose queues detect duplicates.</summary>
public sealed class ServiceBusDeadLetterQueueTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _queue = broker.Queue();
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
    public async Task Peek_DeadLetter_HasReasonTypeAndProperties()
    {
        await DeadLetterAsync("a");

        var letter = Assert.Single(await Operator().PeekAsync(0, 10, Token));

        Assert.Equal(("a", "BRG201", "see the log", "order-created"),
            (letter.MessageId, letter.Reason, letter.Description, letter.EventType));
        Assert.Equal("body of a", System.Text.Encoding.UTF8.GetString(letter.Body.Span));
        Assert.Equal("push", letter.Properties["bridge-source"]);
        Assert.False(letter.IsSetAside);
    }

    [Fact]
    public async Task Send_UnderItsOwnId_IsAcceptedAndSwallowed()
    {
        await DeadLetterAsync("a");
        await using var sender = _client.CreateSender(_queue);

        await sender.SendMessageAsync(new ServiceBusMessage("again") { MessageId = "a" }, Token);

        Assert.Equal((0, 1), (broker.Status(_queue).Active, broker.Status(_queue).DeadLettered));
    }

    [Fact]
    public async Task Replay_WithinTheDuplicateWindow_ArrivesOnceUnchangedAndWithoutItsReason()
    {
        await DeadLetterAsync("a");

        var results = await ReplayAsync(Operator());

        Assert.All(results, result => Assert.Equal(OperatorOutcome.Gone, result.Outcome));
        await using var receiver = _client.CreateReceiver(_queue);
        var message = (await receiver.ReceiveMessageAsync(Soon, Token))!;
        Assert.Equal(("body of a", "correlation", "order-created", "application/json"),
            (message.Body.ToString(), message.CorrelationId, message.Subject, message.ContentType));
        Assert.Matches("^a/replay/[0-9]+$", message.MessageId);
        Assert.Equal(("push", 7), (message.ApplicationProperties["bridge-source"], message.ApplicationProperties["bridge-attempt"]));
        Assert.Equal(
            ("BRG201", "2026-06-01T12:00:00.0000000+00:00"),
            (message.ApplicationProperties["bridge-replayed-from"], message.ApplicationProperties["bridge-replayed-at"]));
        var documented = ContractFiles.Current("properties.json")["properties"]!.AsObject();
        Assert.Matches((string)documented["bridge-replayed-at"]!["pattern"]!, (string)message.ApplicationProperties["bridge-replayed-at"]);
        Assert.Equal("string", (string?)documented["bridge-replayed-from"]!["type"]);
        Assert.Null(message.DeadLetterReason);
        Assert.Equal((0, 1, 0), (broker.Status(_queue).Active, broker.Status(_queue).Locked, broker.Status(_queue).DeadLettered));
        Assert.Empty(await Operator().PeekAsync(0, 10, Token));
    }

    [Fact]
    public async Task Replay_RepeatedAfterTheOriginalCouldNotBeRemoved_DoublesNothing()
    {
        await DeadLetterAsync("a");
        var queue = Operator();
        var letter = (await queue.PeekAsync(0, 1, Token))[0];
        await queue.SetAsideAsync([letter], Token);
        var taken = (await queue.TakeAsync(letter.SequenceNumber, Token))!;
        Assert.Equal(QueueOutcome.Accepted, await queue.SendAsync(taken, new Replay(ReplayId.Of(letter), "BRG201", Now), Token));
        await queue.GiveBackAsync(taken, Token);

        var results = await ReplayAsync(Operator());

        Assert.Equal(OperatorOutcome.Gone, Assert.Single(results).Outcome);
        Assert.Equal((1, 1), (broker.Status(_queue).Active, broker.Status(_queue).DuplicatesDropped));
    }

    [Fact]
    public async Task Replay_OfWhatFailsAgain_ArrivesAgainEachTime()
    {
        await DeadLetterAsync("a");
        for (var round = 1; round <= 3; round++)
        {
            await ReplayAsync(Operator());
            await DeadLetterNextAsync();
        }

        var letter = Assert.Single(await Operator().PeekAsync(0, 10, Token));
        Assert.Matches("^a/replay/[0-9]+$", letter.MessageId);
        Assert.Equal(0, broker.Status(_queue).DuplicatesDropped);
    }

    [Fact]
    public async Task Replay_OneOfMany_LeavesTheOthersWhereTheyAre()
    {
        await DeadLetterAsync("a", "b", "c");
        var second = (await Operator().PeekAsync(0, 10, Token))[1];

        await ReplayAsync(Operator(), second.SequenceNumber);

        var rest = await Operator().PeekAsync(0, 10, Token);
        Assert.Equal(["a", "c"], rest.Select(letter => letter.MessageId));
        Assert.Equal(1, broker.Status(_queue).Active);
    }

    private ServiceBusDeadLetterQueue Operator()
    {
        var client = new ServiceBusOperatorClient(
            Options.Create(new QueueOptions { ConnectionString = broker.Broker.ConnectionString, Received = _queue }),
            Mock.Of<TokenCredential>());
        _operators.Add(client);
        var queues = new ServiceBusDeadLetterQueues(client, NullLoggerFactory.Instance);
        return (ServiceBusDeadLetterQueue)queues.Open("received");
    }

    private static async Task<List<OperatorResult>> ReplayAsync(IDeadLetterQueue queue, params long[] numbers)
    {
        var replay = new DeadLetterReplay(queue, new FakeTimeProvider(Now), NullLogger<DeadLetterReplay>.Instance);
        var results = new List<OperatorResult>();
        await foreach (var result in replay.RunAsync(new DeadLetterSelection { Numbers = numbers }, OperatorMode.Act, Token))
            results.Add(result);
        return results;
    }

    private async Task DeadLetterAsync(params string[] ids)
    {
        await using var sender = _client.CreateSender(_queue);
        foreach (var id in ids)
        {
            var message = new ServiceBusMessage($"body of {id}")
            {
                MessageId = id, CorrelationId = "correlation", Subject = "order-created", ContentType = "application/json",
                TimeToLive = TimeSpan.FromHours(1),
            };
            message.ApplicationProperties["bridge-source"] = "push";
            message.ApplicationProperties["bridge-attempt"] = 7;
            await sender.SendMessageAsync(message, Token);
            await DeadLetterNextAsync();
        }
    }

    private async Task DeadLetterNextAsync()
    {
        await using var receiver = _client.CreateReceiver(_queue);
        await receiver.DeadLetterMessageAsync(
            (await receiver.ReceiveMessageAsync(Soon, Token))!, "BRG201", "see the log", Token);
    }
}
