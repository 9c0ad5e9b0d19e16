using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>As in Azure: AMQP over TLS, and tokens from Entra instead of a key.</summary>
public sealed class SecureConnectionTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _queue = broker.Queue();
    private readonly X509Certificate2 _certificate = SelfSigned();
    private CuttingProxy _front = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _front = new CuttingProxy(broker.Broker.Port, certificate: _certificate);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task Client_OverTlsWithAnEntraToken_SendsReceivesAndSettles()
    {
        var credential = new BearerCredential(TimeSpan.FromHours(1));
        await using var client = Client(credential, _certificate.Thumbprint);
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
        await using var client = Client(new BearerCredential(TimeSpan.FromMinutes(-1)), _certificate.Thumbprint);

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

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var bare = new CertificateRequest("CN=broker", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
        return X509CertificateLoader.LoadPkcs12(bare.Export(X509ContentType.Pkcs12), password: null);
    }
}
