using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.Truv;

/// <summary>One attempt as Truv makes it: mutual TLS, custom headers, signature, redirects followed, 10 s.</summary>
internal sealed class WebhookClient : IDisposable
{
    private readonly WebhookSenderOptions _options;
    private readonly TimeProvider _time;
    private readonly X509Certificate2 _certificate;
    private readonly HttpClient _http;

    internal WebhookClient(WebhookSenderOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _certificate = TlsCertificates.WithKey(options.CertificateFile, options.KeyFile);
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [_certificate];
        handler.SslOptions.CertificateChainPolicy = TlsCertificates.Trusting(options.CaFile);
        // The client's own timeout would run on the wall clock.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose()
    {
        _http.Dispose();
        _certificate.Dispose();
    }

    internal async Task<AttemptResult> PostAsync(Uri url, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var request = Request(url, body);
            using var response = await _http.SendAsync(request, either.Token);
            return new AttemptResult(
                (int)response.StatusCode, response.IsSuccessStatusCode ? null : response.ReasonPhrase ?? "");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return new AttemptResult(null, timeout.IsCancellationRequested ? "Read timed out." : e.Message);
        }
    }

    private HttpRequestMessage Request(Uri url, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Truv-Webhook-Service", "2.0"));
        request.Headers.Add("X-WEBHOOK-SIGN", WebhookSignature.Of(body.Span, _options.AccessSecret));
        foreach (var (name, value) in _options.Headers) request.Headers.Add(name, value);
        return request;
    }
}
