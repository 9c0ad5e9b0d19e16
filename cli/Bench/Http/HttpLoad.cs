using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Bridge.Cli.Up;
using Bridge.Local.Pki;
using Bridge.Local.Truv;

namespace Bridge.Cli.Bench.Http;

/// <summary>Sends one genuine webhook over and over: same connections, headers and body whichever function it goes to.</summary>
internal sealed class HttpLoad : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly Uri _host;
    private readonly byte[] _body;
    private readonly LocalSecrets _secrets;
    private readonly string _signature;
    private readonly int _connections;

    internal HttpLoad(Uri host, LocalPki pki, LocalSecrets secrets, byte[] body, int connections)
    {
        _host = host;
        _body = body;
        _secrets = secrets;
        _signature = WebhookSignature.Of(body, secrets.AccessSecret);
        _connections = connections;
        _http = new HttpMessageInvoker(Handler(pki, connections));
    }

    /// <summary>Keeps all connections busy for a time.</summary>
    /// <returns>Accepted requests per second.</returns>
    internal async Task<double> MeasureAsync(string path, TimeSpan duration, CancellationToken cancellationToken)
    {
        var url = new Uri(_host, path);
        var started = TimeProvider.System.GetTimestamp();
        var counts = await Task.WhenAll(
            Enumerable.Range(0, _connections).Select(_ => SendAsync(url, started, duration, cancellationToken)));
        return counts.Sum() / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose() => _http.Dispose();

    private async Task<int> SendAsync(Uri url, long started, TimeSpan duration, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var count = 0;
        while (TimeProvider.System.GetElapsedTime(started) < duration)
        {
            using var request = Request(url);
            using var response = await _http.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Accepted)
                throw new NotStartedException($"{url.AbsolutePath} answered {(int)response.StatusCode} instead of 202.");
            count++;
        }

        return count;
    }

    private HttpRequestMessage Request(Uri url)
    {
        var content = new ByteArrayContent(_body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Headers.TryAddWithoutValidation("X-WEBHOOK-SIGN", _signature);
        request.Headers.TryAddWithoutValidation(FunctionSettings.HeaderName, _secrets.HeaderValue);
        return request;
    }

    private static SocketsHttpHandler Handler(LocalPki pki, int connections)
    {
        var certificate = X509Certificate2.CreateFromPemFile(
            pki.WebhookSender.CertificateFile, pki.WebhookSender.KeyFile);
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, AllowAutoRedirect = false };
        handler.SslOptions.ClientCertificates = [certificate];
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(pki.PlatformCaFile);
        return handler;
    }
}
