using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>As in Azure: AMQP over TLS, and tokens from Entra instead of a key.</summary>
public sealed class SecureConnectionTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private TlsFront _front = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _front = new TlsFront(broker.Broker.Port);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task Client_OverTlsWithAnEntraToken_SendsReceivesAndSettles()
    {
        var credential = new BearerCredential(TimeSpan.FromHours(1));
        await using var client = Client(credential, _front.Thumbprint);
        await client.CreateSender(_queue).SendMessageAsync(new ServiceBusMessage("secret") { MessageId = "1" }, Token);
        var receiver = client.CreateReceiver(_queue);

        var message = await receiver.ReceiveMessageAsync(Soon, Token);
        await receiver.CompleteMessageAsync(message!, Token);

        Assert.Equal("secret", message!.Body.ToString());
        Assert.Equal((0, 0), (broker.Status(_queue).Active, broker.Status(_queue).Locked));
        Assert.Equal("localhost", _front.AskedFor);
        Assert.InRange(credential.Asked, 1, 10);
    }

    [Fact]
    public async Task Client_ThatDoesNotTrustTheCertificate_SendsNothing()
    {
        var credential = new BearerCredential(TimeSpan.FromHours(1));
        await using var client = Client(credential, thumbprint: "another");

        await Assert.ThrowsAnyAsync<Exception>(
            () => client.CreateSender(_queue).SendMessageAsync(new ServiceBusMessage("secret"), Token));

        Assert.Equal((0, 0), (credential.Asked, broker.Status(_queue).Active));
    }

    [Fact]
    public async Task Client_WhoseTokenIsOver_IsUnauthorized()
    {
        await using var client = Client(new BearerCredential(TimeSpan.FromMinutes(-1)), _front.Thumbprint);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => client.CreateSender(_queue).SendMessageAsync(new ServiceBusMessage("late"), Token));

        Assert.Equal(0, broker.Status(_queue).Active);
    }

    private ServiceBusClient Client(BearerCredential credential, string thumbprint) => new("localhost", credential, new ServiceBusClientOptions
    {
        CustomEndpointAddress = new Uri($"sb://localhost:{_front.Port}"),
        CertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == thumbprint,
        RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = Soon },
    });
}
