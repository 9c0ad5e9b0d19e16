using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Management requests that no client of ours sends, as a plain AMQP client sees them.</summary>
public sealed class ManagementLinkTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private readonly string _sessions = broker.SessionQueue();
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _client = await RawClient.ConnectAsync(broker.Broker.Port);
        await _client.PutTokenAsync(_queue);
        await _client.PutTokenAsync(_sessions);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Delete_Messages_AnswersHowManyAndThenNone()
    {
        await SendAsync(_queue, null, null, null);
        var request = new Map { ["message-count"] = 2, ["enqueued-time-utc"] = DateTime.MaxValue.AddDays(-1) };

        Assert.Equal((200, 2), Count(await _client.ManageAsync(_queue, "batch-delete-messages", request)));
        Assert.Equal((200, 1), Count(await _client.ManageAsync(_queue, "batch-delete-messages", request)));
        Assert.Equal((204, null), Count(await _client.ManageAsync(_queue, "batch-delete-messages", request)));

        Assert.Equal(0, broker.Status(_queue).Active);
    }

    [Fact]
    [Pitfall(18)]
    public async Task MessageSessions_WithMessages_AreListedInPages()
    {
        await SendAsync(_sessions, "b", "a", "c", "a");

        var first = Body(await _client.ManageAsync(_sessions, "get-message-sessions", new Map { ["skip"] = 0, ["top"] = 2 }));
        var second = Body(await _client.ManageAsync(_sessions, "get-message-sessions", new Map { ["skip"] = first["skip"], ["top"] = 2 }));
        var third = await _client.ManageAsync(_sessions, "get-message-sessions", new Map { ["skip"] = second["skip"], ["top"] = 2 });

        Assert.Equal(["a", "b"], (string[])first["sessions-ids"]);
        Assert.Equal(["c"], (string[])second["sessions-ids"]);
        Assert.Equal(204, third.ApplicationProperties["statusCode"]);
    }

    [Fact]
    public async Task SessionState_OfASessionThatOnlyAnotherConnectionHolds_IsLockLost()
    {
        await using var another = await RawClient.ConnectAsync(broker.Broker.Port);
        await another.PutTokenAsync(_sessions);
        await AcceptAsync(another, "s");

        var answer = await _client.ManageAsync(_sessions, "set-session-state", new Map { ["session-id"] = "s", ["session-state"] = null });

        Assert.Equal(410, answer.ApplicationProperties["statusCode"]);
        Assert.Equal(new Symbol("com.microsoft:session-lock-lost"), answer.ApplicationProperties["errorCondition"]);
    }

    [Fact]
    public async Task SessionLink_WhoseLockExpires_IsDetachedWithTheReason()
    {
        var link = await AcceptAsync(_client, "s");
        var closed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        link.AddClosedCallback((_, error) => closed.TrySetResult(error?.Condition.ToString() ?? "no error"));

        broker.Broker.ExpireLocks(_sessions);

        Assert.Equal("com.microsoft:session-lock-lost", await closed.Task.WaitAsync(Soon, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("update-disposition")]
    [InlineData("renew-lock")]
    public async Task Tokens_Unknown_AreLockLost(string operation)
    {
        var answer = await _client.ManageAsync(
            _queue, operation, new Map { ["disposition-status"] = "completed", ["lock-tokens"] = new[] { Guid.NewGuid() } });

        Assert.Equal(410, answer.ApplicationProperties["statusCode"]);
    }

    [Fact]
    public async Task Operation_Unknown_IsNotImplementedAndTheLinkStays()
    {
        Assert.Equal(501, (await _client.ManageAsync(_queue, "no-such-thing", [])).ApplicationProperties["statusCode"]);
        Assert.Equal(204, (await _client.ManageAsync(_queue, "peek-message", new Map { ["message-count"] = 1 })).ApplicationProperties["statusCode"]);
    }

    [Fact]
    public async Task Body_OfTheWrongTypes_IsAnErrorAndTheConnectionStays()
    {
        var answer = await _client.ManageAsync(_queue, "peek-message", new Map { ["message-count"] = "many" });

        Assert.Equal(500, answer.ApplicationProperties["statusCode"]);
        Assert.False(_client.Connection.IsClosed);
    }

    private async Task<ReceiverLink> AcceptAsync(RawClient client, string session)
    {
        var attached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var link = new ReceiverLink(
            client.Session, $"session-{session}",
            new Attach
            {
                Source = new Source
                {
                    Address = _sessions, FilterSet = new Map { [new Symbol("com.microsoft:session-filter")] = session },
                },
                Target = new Target(),
            },
            (_, _) => attached.TrySetResult());
        await attached.Task.WaitAsync(Soon, TestContext.Current.CancellationToken);
        return link;
    }

    private async Task SendAsync(string queue, params string?[] sessions)
    {
        var sender = new SenderLink(_client.Session, $"sender-{queue}", queue);
        foreach (var session in sessions)
        {
            var message = new Message("a") { Properties = new Properties { MessageId = Guid.NewGuid().ToString() } };
            if (session is not null) message.Properties.GroupId = session;
            await sender.SendAsync(message, Soon);
        }
    }

    private static Map Body(Message answer) => (Map)((AmqpValue)answer.BodySection).Value;

    private static (int Status, int? Count) Count(Message answer) =>
        ((int)answer.ApplicationProperties["statusCode"], Body(answer).TryGetValue("message-count", out var count) ? (int)count : null);
}
