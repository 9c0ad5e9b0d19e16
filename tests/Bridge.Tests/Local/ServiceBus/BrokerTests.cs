using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Azure.Messaging.ServiceBus;
using Bridge.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Local.ServiceBus;

public sealed class BrokerTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OnABusyPort_FailsAndNamesThePort()
    {
        using var occupant = new TcpListener(IPAddress.Loopback, 0);
        occupant.Start();
        var port = ((IPEndPoint)occupant.LocalEndpoint).Port;

        var refused = await Assert.ThrowsAsync<IOException>(() => StartAsync(port));

        Assert.Contains($"Port {port.ToString(CultureInfo.InvariantCulture)} ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TwiceOnOnePort_LeavesTheFirstRunning()
    {
        await using var first = await StartAsync();
        await Assert.ThrowsAsync<IOException>(() => StartAsync(first.Port));
        await using var client = Client(first);

        await client.CreateSender("queue").SendMessageAsync(new ServiceBusMessage("a"), Token);

        Assert.Equal(1, first.Status().Single().Active);
    }

    [Fact]
    public async Task Stop_AndStartOnTheSamePort_TheClientReconnects()
    {
        var first = await StartAsync();
        await using var client = Client(first);
        var sender = client.CreateSender("queue");
        var receiver = client.CreateReceiver("queue");
        await sender.SendMessageAsync(new ServiceBusMessage("before"), Token);
        Assert.NotNull(await receiver.ReceiveMessageAsync(Soon, Token));
        await first.DisposeAsync();

        await using var second = await StartAsync(first.Port);
        await sender.SendMessageAsync(new ServiceBusMessage("after"), Token);
        var message = await receiver.ReceiveMessageAsync(Soon, Token);

        Assert.Equal("after", message!.Body.ToString());
        await receiver.CompleteMessageAsync(message, Token);
        Assert.Equal((0, 0), (second.Status().Single().Active, second.Status().Single().Locked));
    }

    [Fact]
    public async Task Send_WhileTheBrokerIsDown_IsACommunicationProblem()
    {
        var broker = await StartAsync();
        await using var client = Client(broker, retries: 0);
        var sender = client.CreateSender("queue");
        await sender.SendMessageAsync(new ServiceBusMessage("a"), Token);
        await broker.DisposeAsync();
        // The first may still meet the link that is closing, which the official client reports as general, and transient as well.
        var closing = await FailAsync();

        var failed = await FailAsync();

        Assert.True(closing.IsTransient);
        Assert.Equal((ServiceBusFailureReason.ServiceCommunicationProblem, true), (failed.Reason, failed.IsTransient));

        Task<ServiceBusException> FailAsync() => Assert.ThrowsAsync<ServiceBusException>(
            () => sender.SendMessageAsync(new ServiceBusMessage("b"), Token));
    }

    [Fact]
    public async Task ExpireLocks_OfAnUnknownQueue_SaysSo()
    {
        await using var broker = await StartAsync();

        var unknown = Assert.Throws<KeyNotFoundException>(() => broker.ExpireLocks("nowhere"));

        Assert.Contains("nowhere", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Pitfall(15)]
    public async Task Listeners_AreOnLoopbackOnly()
    {
        await using var broker = await StartAsync();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(listener => listener.Port == broker.Port).ToArray();

        Assert.NotEmpty(listeners);
        Assert.All(listeners, listener => Assert.True(IPAddress.IsLoopback(listener.Address), $"{listener} is open."));
    }

    [Fact]
    [Pitfall(16)]
    public async Task Connect_WhileAnotherSaysNothing_IsServed()
    {
        await using var broker = await StartAsync();
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, broker.Port, Token);
        await using var client = Client(broker);

        await client.CreateSender("queue").SendMessageAsync(new ServiceBusMessage("a"), Token);

        Assert.Equal(1, broker.Status().Single().Active);
    }

    private static Task<Broker> StartAsync(int port = 0) => Broker.StartAsync(
        new BrokerOptions { Port = port, Queues = [new QueueOptions("queue")] },
        TimeProvider.System, NullLoggerFactory.Instance, Token);

    private static ServiceBusClient Client(Broker broker, int retries = 3) => new(
        broker.ConnectionString,
        new ServiceBusClientOptions
        {
            RetryOptions = new ServiceBusRetryOptions
            {
                MaxRetries = retries, TryTimeout = TimeSpan.FromSeconds(10), Delay = TimeSpan.FromMilliseconds(50),
            },
        });
}
