using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Links of a plain AMQP client that the broker refuses, each with an answer.</summary>
public sealed class RefusedLinkTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private RawClient _client = null!;

    private Session Session => _client.Session;

    public async ValueTask InitializeAsync() => _client = await RawClient.ConnectAsync(broker.Broker.Port);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Sender_WithoutToken_IsUnauthorized()
    {
        var link = Closing(out var closed, new SenderLink(Session, "sender", _queue));

        Assert.Equal("amqp:unauthorized-access", await closed);
        Assert.True(link.IsClosed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/$deadletterqueue")]
    [InlineData("/$management")]
    public async Task Receiver_WithoutToken_IsUnauthorized(string suffix)
    {
        Closing(out var closed, new ReceiverLink(Session, "receiver", _queue + suffix));

        Assert.Equal("amqp:unauthorized-access", await closed);
    }

    [Fact]
    public async Task Receiver_WithATokenForAnotherQueue_IsUnauthorized()
    {
        await _client.PutTokenAsync(broker.Queue());

        Closing(out var closed, new ReceiverLink(Session, "receiver", _queue));

        Assert.Equal("amqp:unauthorized-access", await closed);
    }

    [Fact]
    public async Task Receiver_WithASessionFilterOnAPlainQueue_IsNotAllowed()
    {
        await _client.PutTokenAsync(_queue);
        var filters = new Map { [new Symbol("com.microsoft:session-filter")] = null };

        Closing(out var closed, new ReceiverLink(
            Session, "session",
            new Attach { Source = new Source { Address = _queue, FilterSet = filters }, Target = new Target() }, null));

        Assert.Equal("amqp:not-allowed", await closed);
    }

    [Fact]
    public async Task Receiver_OfAnUnknownQueue_IsNotFound()
    {
        Closing(out var closed, new ReceiverLink(Session, "receiver", "nowhere"));

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
}
