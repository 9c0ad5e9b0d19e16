using Amqp;
using Amqp.Framing;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>A token counts for the address that it was put for and for what is beneath it, and for nothing else.</summary>
public sealed class TokenScopeTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private RawClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await RawClient.ConnectAsync(broker.Broker.Port);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Theory]
    [InlineData("/$management", "")]
    [InlineData("/$DeadLetterQueue", "")]
    [InlineData("/$DeadLetterQueue", "/$management")]
    [InlineData("/sub", "")]
    [InlineData("0", "")]
    public async Task Token_ForAnotherAddress_DoesNotCount(string put, string used)
    {
        await _client.PutTokenAsync(_queue + put);

        Assert.Equal("amqp:unauthorized-access", await AttachAsync(_queue + used));
    }

    [Fact]
    public async Task Token_ForTheBeginningOfAName_DoesNotCount()
    {
        await _client.PutTokenAsync(_queue[..^1]);

        Assert.Equal("amqp:unauthorized-access", await AttachAsync(_queue));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "/$management")]
    [InlineData("", "/$deadletterqueue")]
    [InlineData("/$management", "/$management")]
    [InlineData("/$DeadLetterQueue", "/$deadletterqueue")]
    [InlineData("/$DeadLetterQueue", "/$deadletterqueue/$management")]
    public async Task Token_ForAnAddress_CountsThereAndBeneath(string put, string used)
    {
        await _client.PutTokenAsync(_queue + put);

        Assert.Equal("attached", await AttachAsync(_queue + used));
    }

    private async Task<string> AttachAsync(string address)
    {
        var outcome = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var attach = new Attach { Source = new Source { Address = address }, Target = new Target { Address = "here" } };
        var link = new ReceiverLink(_client.Session, $"link-{Guid.NewGuid()}", attach, (_, answer) =>
        {
            if (answer.Source is not null) outcome.TrySetResult("attached");
        });
        link.AddClosedCallback((_, error) => outcome.TrySetResult(error?.Condition.ToString() ?? "no error"));
        return await outcome.Task.WaitAsync(Soon, TestContext.Current.CancellationToken);
    }
}
