using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Functions.Truv;
using Bridge.Functions.Vault;

namespace Bridge.Tests.Functions.Truv;

/// <summary>A change of the client certificate while calls are under way.</summary>
public sealed class RotatingConnectionsTests : IDisposable
{
    private readonly List<FakeConnections> _opened = [];
    private readonly HttpMessageInvoker _http;
    private ClientCertificate _current = Certificate("1");

    public RotatingConnectionsTests() => _http = new HttpMessageInvoker(new RotatingConnections(() => _current, Open));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _current.Dispose();
    }

    [Fact]
    public async Task Send_SameVersion_KeepsItsConnections()
    {
        (await SendAsync()).Dispose();
        (await SendAsync()).Dispose();

        Assert.False(Assert.Single(_opened).IsDisposed);
    }

    [Fact]
    public async Task Send_NewVersion_TakesNewConnectionsAndTheIdleOldOnesEnd()
    {
        (await SendAsync()).Dispose();
        var former = _current;
        _current = Certificate("2");

        (await SendAsync()).Dispose();

        Assert.Equal(["1", "2"], _opened.Select(one => one.Version));
        Assert.Equal([true, false], _opened.Select(one => one.IsDisposed));
        Assert.Equal(0, former.Leaf.Handle);
    }

    [Fact]
    public async Task Send_NewVersionWhileAnAnswerIsRead_EndsTheOldConnectionsOnlyAfterIt()
    {
        var answer = await SendAsync();
        _current = Certificate("2");
        (await SendAsync()).Dispose();
        Assert.False(_opened[0].IsDisposed);

        var body = await answer.Content.ReadAsStringAsync(Token);
        answer.Dispose();

        Assert.Equal("body", body);
        Assert.True(_opened[0].IsDisposed);
    }

    [Fact]
    public async Task Send_NewVersionWhileACallFails_EndsTheOldConnectionsOnce()
    {
        var waiting = new TaskCompletionSource();
        _ = await SendAsync();
        _opened[0].Before = waiting.Task;
        var call = SendAsync();
        _current = Certificate("2");
        (await SendAsync()).Dispose();

        waiting.SetException(new HttpRequestException("gone"));

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
        // The first answer is still held.
        Assert.False(_opened[0].IsDisposed);
    }

    [Fact]
    public async Task Dispose_Whole_EndsTheConnections()
    {
        (await SendAsync()).Dispose();

        _http.Dispose();

        Assert.True(_opened[0].IsDisposed);
    }

    private Task<HttpResponseMessage> SendAsync() =>
        _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://localhost/"), Token);

    private FakeConnections Open(ClientCertificate certificate)
    {
        var connections = new FakeConnections(certificate.Version);
        _opened.Add(connections);
        return connections;
    }

    private static ClientCertificate Certificate(string version)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new ClientCertificate("api", version, new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1)));
    }

    private sealed class FakeConnections(string version) : HttpMessageHandler
    {
        public string Version => version;

        public bool IsDisposed { get; private set; }

        public Task Before { get; set; } = Task.CompletedTask;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Before;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("body") };
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
