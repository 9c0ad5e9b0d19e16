using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>What belongs to a message session is for the connection that holds it, deferred messages included.</summary>
public sealed class SessionOwnershipTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.SessionQueue();
    private RawClient _holder = null!;
    private RawClient _other = null!;

    public async ValueTask InitializeAsync()
    {
        _holder = await RawClient.ConnectAsync(broker.Broker.Port);
        _other = await RawClient.ConnectAsync(broker.Broker.Port);
        await _holder.PutTokenAsync(_queue);
        await _other.PutTokenAsync(_queue);
    }

    public async ValueTask DisposeAsync()
    {
        await _holder.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Deferred_AskedForByAConnectionThatDoesNotHoldTheSession_IsLockLostAndStays()
    {
        var number = await DeferAsync();

        var answer = await TakeAsync(_other, number);

        Assert.Equal(410, answer.ApplicationProperties["statusCode"]);
        Assert.Equal(new Symbol("com.microsoft:session-lock-lost"), answer.ApplicationProperties["errorCondition"]);
        Assert.Equal((1, 0), (broker.Status(_queue).Deferred, broker.Status(_queue).Locked));
    }

    [Theory]
    [InlineData("update-disposition")]
    [InlineData("renew-lock")]
    public async Task Token_UsedByAConnectionThatDoesNotHoldTheSession_IsLockLost(string operation)
    {
        var token = TokenOf(await TakeAsync(_holder, await DeferAsync()));
        var body = new Map
        {
            ["disposition-status"] = "completed", ["lock-tokens"] = new[] { token }, ["session-id"] = "s",
        };

        var theirs = await _other.ManageAsync(_queue, operation, body);
        var lockedMeanwhile = broker.Status(_queue).Locked;
        var ours = await _holder.ManageAsync(_queue, operation, body);

        Assert.Equal(410, theirs.ApplicationProperties["statusCode"]);
        Assert.Equal(1, lockedMeanwhile);
        Assert.Equal(200, ours.ApplicationProperties["statusCode"]);
    }

    private async Task<long> DeferAsync()
    {
        var sender = new SenderLink(_holder.Session, "sender", _queue);
        await sender.SendAsync(new Message("a") { Properties = new Properties { MessageId = "a", GroupId = "s" } }, Soon);
        var source = new Source
        {
            Address = _queue, FilterSet = new Map { [new Symbol("com.microsoft:session-filter")] = "s" },
        };
        var link = new ReceiverLink(_holder.Session, "session", new Attach { Source = source, Target = new Target() }, null);
        using var message = await link.ReceiveAsync(Soon);
        link.Modify(message, deliveryFailed: false, undeliverableHere: true);
        await Until.TrueAsync(() => broker.Status(_queue).Deferred == 1);
        return (long)message.MessageAnnotations[new Symbol("x-opt-sequence-number")];
    }

    private Task<Message> TakeAsync(RawClient client, long number) => client.ManageAsync(
        _queue, "receive-by-sequence-number",
        new Map { ["sequence-numbers"] = new[] { number }, ["receiver-settle-mode"] = 1u, ["session-id"] = "s" });

    private static Guid TokenOf(Message answer)
    {
        var messages = (List)((Map)((AmqpValue)answer.BodySection).Value)["messages"];
        return (Guid)((Map)messages[0]!)["lock-token"];
    }
}
