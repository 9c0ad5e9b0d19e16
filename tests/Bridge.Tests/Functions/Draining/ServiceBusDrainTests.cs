using Azure.Messaging.ServiceBus;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using Bridge.Functions.Azure;
using Bridge.Functions.Draining;
using Bridge.Functions.Settings;
using Bridge.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace Bridge.Tests.Functions.Draining;

public sealed class ServiceBusDrainTests
{
    private readonly TaskCompletionSource _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Mock<ServiceBusSender> _sender = new();
    private readonly Mock<ServiceBusClient> _client = new();
    private readonly WorkUnderWay _work = new();

    public ServiceBusDrainTests()
    {
        _sender.Setup(sender => sender.SendMessageAsync(It.IsAny<ServiceBusMessage>(), It.IsAny<CancellationToken>()))
            .Returns(_acknowledged.Task);
        _client.Setup(client => client.CreateSender(It.IsAny<string>())).Returns(_sender.Object);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_WithASendUnderWay_WaitsForItAndClosesTheClientAfterwards()
    {
        using var host = await StartAsync(TimeSpan.FromMinutes(1));
        var sending = SendAsync();

        var stopping = host.StopAsync(Token);
        Assert.False(stopping.IsCompleted);
        _client.Verify(client => client.DisposeAsync(), Times.Never);
        _acknowledged.SetResult();
        await stopping;

        Assert.Equal(QueueOutcome.Accepted, await sending);
        _client.Verify(client => client.DisposeAsync(), Times.Once);
    }

    [Fact]
    public async Task Stop_WithASendThatNeverEnds_ClosesTheClientWhenItsTimeIsUp()
    {
        using var host = await StartAsync(TimeSpan.FromMilliseconds(100));
        _ = SendAsync();

        await host.StopAsync(Token);

        _client.Verify(client => client.DisposeAsync(), Times.Once);
    }

    [Fact]
    public async Task Stop_WithNothingUnderWay_ClosesTheClientAtOnce()
    {
        using var host = await StartAsync(TimeSpan.FromMinutes(1));
        _acknowledged.SetResult();
        await SendAsync();

        await host.StopAsync(Token);

        _client.Verify(client => client.DisposeAsync(), Times.Once);
    }

    [Fact]
    public async Task Receive_WhileTheAppStops_TakesNoMoreMessages()
    {
        using var host = await StartAsync(TimeSpan.FromMinutes(1));
        var receiver = new Mock<ServiceBusReceiver>(MockBehavior.Strict);
        _client.Setup(client => client.CreateReceiver(It.IsAny<string>())).Returns(receiver.Object);
        var queue = new ServiceBusReceivedQueue(
            _client.Object, Senders(), Options.Create(new QueueOptions()),
            host.Services.GetRequiredService<IHostApplicationLifetime>(), TimeProvider.System);

        await host.StopAsync(Token);

        Assert.Empty(await queue.ReceiveAsync(10, TimeSpan.FromSeconds(1), Token));
    }

    private async Task<IHost> StartAsync(TimeSpan shutdownTimeout)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddSingleton<Func<ServiceBusClient>>(() => _client.Object)
            .AddSingleton(_work)
            .AddHostedService<ServiceBusDrain>()
            .Configure<HostOptions>(options => options.ShutdownTimeout = shutdownTimeout);
        var host = builder.Build();
        await host.StartAsync(Token);
        return host;
    }

    private ServiceBusSenders Senders() => new(_client.Object, Options.Create(new QueueOptions()));

    private Task<QueueOutcome> SendAsync()
    {
        var body = System.Text.Encoding.UTF8.GetBytes(WebhookBuilder.Body);
        Assert.Null(TruvEventReader.Read(body, out var truvEvent));
        return new ServiceBusWebhookQueue(Senders(), _work, NullLogger<ServiceBusWebhookQueue>.Instance)
            .EnqueueAsync(truvEvent!, body, new Evidence(), Token);
    }
}
