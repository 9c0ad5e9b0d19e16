using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Links of a plain AMQP client that the broker refuses, each with an answer.</summary>
public sealed class RefusedLinkTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private Connection _connection = null!;
    private Session _session = null!;

    public async ValueTask InitializeAsync()
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        _connection = await factory.CreateAsync(
            new Address("localhost", broker.Broker.Port, null, null, "/", "amqp"), TestContext.Current.CancellationToken, null);
        _session = new Session(_connection);
    }

    public async ValueTask DisposeAsync() => await _connection.CloseAsync();

    [Fact]
    public async Task Sender_WithoutToken_IsUnauthorized()
    {
        var link = Closing(out var closed, new SenderLink(_session, "sender", _queue));

        Assert.Equal("amqp:unauthorized-access", await closed);
        Assert.True(link.IsClosed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/$deadletterqueue")]
    [InlineData("/$management")]
    public async Task Receiver_WithoutToken_IsUnauthorized(string suffix)
    {
        Closing(out var closed, new ReceiverLink(_session, "receiver", _queue + suffix));

        Assert.Equal("amqp:unauthorized-access", await closed);
    }

    [Fact]
    public async Task Receiver_WithATokenForAnotherQueue_IsUnauthorized()
    {
        await PutTokenAsync(broker.Queue());

        Closing(out var closed, new ReceiverLink(_session, "receiver", _queue));

        Assert.Equal("amqp:unauthorized-access", await closed);
    }

    [Fact]
    public async Task Receiver_WithASessionFilterOnAPlainQueue_IsNotAllowed()
    {
        await PutTokenAsync(_queue);
        var filters = new Map { [new Symbol("com.microsoft:session-filter")] = null };

        Closing(out var closed, new ReceiverLink(
            _session, "session",
            new Attach { Source = new Source { Address = _queue, FilterSet = filters }, Target = new Target() }, null));

        Assert.Equal("amqp:not-allowed", await closed);
    }

    [Fact]
    public async Task Receiver_OfAnUnknownQueue_IsNotFound()
    {
        Closing(out var closed, new ReceiverLink(_session, "receiver", "nowhere"));

        Assert.Equal("amqp:not-found", await closed);
    }

    private static T Closing<T>(out Task<string> condition, T link)
        where T : Link
    {
        var closed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        link.AddClosedCallback((_, error) => closed.TrySetResult(error?.Condition.ToString() ?? "no error"));
        condition = closed.Task.WaitAsync(Soon, TestContext.Current.CancellationToken);
        return link;
    }

    private async Task PutTokenAsync(string queue)
    {
        var audience = $"amqp://localhost/{queue}";
        var token = SignedToken.Of(
            audience, TimeProvider.System.GetUtcNow().AddMinutes(5), "RootManageSharedAccessKey", "SAS_KEY_VALUE");
        var replies = new ReceiverLink(
            _session, "replies", new Attach { Source = new Source { Address = "$cbs" }, Target = new Target { Address = "me" } }, null);
        replies.SetCredit(1, autoRestore: false);
        var request = new Message(token)
        {
            Properties = new Properties { MessageId = "1", ReplyTo = "me" },
            ApplicationProperties = new ApplicationProperties
            {
                ["operation"] = "put-token", ["type"] = "servicebus.windows.net:sastoken", ["name"] = audience,
            },
        };
        await new SenderLink(_session, "requests", "$cbs").SendAsync(request, Soon);
        using var answer = await replies.ReceiveAsync(Soon);
        Assert.Equal(202, answer.ApplicationProperties["status-code"]);
    }
}
