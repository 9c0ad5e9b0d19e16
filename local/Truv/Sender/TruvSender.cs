using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Bridge.Local.Truv;

/// <summary>Sends webhooks as Truv does: mutual TLS, custom headers, signature over the raw bytes, retries.</summary>
public sealed class TruvSender : IDisposable
{
    private readonly TruvSenderOptions _options;
    private readonly TimeProvider _time;
    private readonly X509Certificate2 _certificate;
    private readonly HttpClient _http;

    /// <summary>Creates a sender that keeps its connections.</summary>
    public TruvSender(TruvSenderOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _time = time;
        _certificate = TlsCertificates.WithKey(options.CertificateFile, options.KeyFile);
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [_certificate];
        handler.SslOptions.CertificateChainPolicy = TlsCertificates.Trusting(options.CaFile);
        _http = new HttpClient(handler) { Timeout = options.Timeout };
    }

    /// <summary>Sends one body until it is accepted or the retries are spent.</summary>
    public async Task<Delivery> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (webhookId, eventType) = Names(body);
        for (var attempt = 1; ; attempt++)
        {
            var (status, error) = await TryAsync(body, cancellationToken);
            var delivery = new Delivery(webhookId, eventType, status, attempt, error);
            if (delivery.Accepted || attempt > _options.Retries) return delivery;
            await Task.Delay(_options.RetryDelay, _time, cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _certificate.Dispose();
    }

    private async Task<(int Status, string? Error)> TryAsync(
        ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(body);
            using var response = await _http.SendAsync(request, cancellationToken);
            return ((int)response.StatusCode, null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return (0, e.Message);
        }
    }

    private HttpRequestMessage Request(ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _options.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Truv-Webhook-Service", "2.0"));
        request.Headers.Add("X-WEBHOOK-SIGN", WebhookSignature.Of(body.Span, _options.AccessSecret));
        foreach (var (name, value) in _options.Headers) request.Headers.Add(name, value);
        return request;
    }

    private static (string WebhookId, string EventType) Names(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return (Name(json, "webhook_id"), Name(json, "event_type"));
        }
        catch (JsonException)
        {
            return ("", "");
        }
    }

    private static string Name(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value)
            ? value.ToString()
            : "";
}
