using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>How long a message lives is what its sender said, also beyond the 49 days that the AMQP header can hold.</summary>
public sealed class TimeToLiveOnTheWireTests(BrokerFixture broker) : IClassFixture<BrokerFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.5)]
    [InlineData(49)]
    [InlineData(60)]
    [InlineData(400)]
    public async Task TimeToLive_AsSent_Arrives(double days)
    {
        var queue = broker.Queue();
        await using var client = broker.Client();
        await client.CreateSender(queue).SendMessageAsync(new ServiceBusMessage("a") { TimeToLive = TimeSpan.FromDays(days) }, Token);

        var message = await client.CreateReceiver(queue).ReceiveMessageAsync(TimeSpan.FromSeconds(10), Token);

        Assert.Equal(TimeSpan.FromDays(days), message!.TimeToLive);
        Assert.Equal(message.EnqueuedTime.AddDays(days), message.ExpiresAt, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task TimeToLive_NotSaid_IsEndless()
    {
        var queue = broker.Queue();
        await using var client = broker.Client();
        await client.CreateSender(queue).SendMessageAsync(new ServiceBusMessage("a"), Token);

        var message = await client.CreateReceiver(queue).ReceiveMessageAsync(TimeSpan.FromSeconds(10), Token);

        Assert.Equal(TimeSpan.MaxValue, message!.TimeToLive);
    }
}
