using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Bridge.Cli.Up;
using Bridge.Local.Truv;

namespace Bridge.Cli.Drill;

/// <summary>Truv as it presents itself at one moment: certificate, signature, header.</summary>
internal sealed class WebhookSource : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Laptop _laptop;
    private readonly HttpMessageInvoker _http;

    internal WebhookSource(Laptop laptop, X509Certificate2 certificate, string accessSecret, string headerValue)
    {
        (_laptop, Certificate, AccessSecret, HeaderValue) = (laptop, certificate, accessSecret, headerValue);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.ClientCertificates = [certificate];
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(laptop.Pki.PlatformCaFile);
        _http = new HttpMessageInvoker(handler);
    }

    internal X509Certificate2 Certificate { get; }

    internal string AccessSecret { get; }

    internal string HeaderValue { get; }

    internal WebhookSource With(
        X509Certificate2? certificate = null, string? accessSecret = null, string? headerValue = null) =>
        new(_laptop, certificate ?? Certificate, accessSecret ?? AccessSecret, headerValue ?? HeaderValue);

    /// <summary>Sends one webhook.</summary>
    /// <returns>The status; 0 when there was no answer.</returns>
    internal async Task<int> SendAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_laptop.Functions.Url, Laptop.WebhookPath)) { Content = content };
        request.Headers.TryAddWithoutValidation("X-WEBHOOK-SIGN", WebhookSignature.Of(body, AccessSecret));
        request.Headers.TryAddWithoutValidation(FunctionSettings.HeaderName, HeaderValue);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            return (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return 0;
        }
    }

    public void Dispose() => _http.Dispose();
}
