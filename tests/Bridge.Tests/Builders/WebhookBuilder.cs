using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Bridge.Tests.Builders;

/// <summary>A genuine request, of which a test breaks one thing.</summary>
internal sealed class WebhookBuilder
{
    public const string Secret = "sandbox-0123456789abcdef0123456789abcdef01234567";
    public const string HeaderName = "X-Bridge-Key";
    public const string HeaderValue = "agreed-with-truv";
    public const string Body =
        """{"webhook_id":"b905c19c6478ae8280116a7e241d81e0","event_type":"order-created","event_created_at":"2026-03-12T15:02:10.418220Z","order_id":"c7a14be90d3f4a52b6e81f2790ad35cb"}""";

    private readonly Dictionary<string, StringValues> _headers = new(StringComparer.OrdinalIgnoreCase);

    private Stream? _stream;

    public byte[] Bytes { get; private set; } = Encoding.UTF8.GetBytes(Body);

    public string? ContentType { get; private set; } = "application/json";

    public bool Chunked { get; private set; }

    public static WebhookBuilder Genuine(X509Certificate2 sender) => new WebhookBuilder()
        .With(ClientCertificateCheck.HeaderName, Convert.ToBase64String(sender.RawData))
        .With(HeaderName, HeaderValue)
        .Signed();

    public static string Sign(ReadOnlySpan<byte> body, string secret = Secret) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public WebhookBuilder With(string name, StringValues value)
    {
        _headers[name] = value;
        return this;
    }

    public WebhookBuilder Without(string name)
    {
        _headers.Remove(name);
        return this;
    }

    public WebhookBuilder WithBody(byte[] body)
    {
        Bytes = body;
        return this;
    }

    public WebhookBuilder WithBody(string body) => WithBody(Encoding.UTF8.GetBytes(body));

    public WebhookBuilder Typed(string? contentType)
    {
        ContentType = contentType;
        return this;
    }

    public WebhookBuilder WithoutLength()
    {
        Chunked = true;
        return this;
    }

    /// <summary>Lets the body arrive from a stream instead, as whatever its bytes are.</summary>
    public WebhookBuilder From(Stream stream)
    {
        _stream = stream;
        return this;
    }

    public WebhookBuilder Signed(string secret = Secret) => With(SignatureCheck.HeaderName, Sign(Bytes, secret));

    public WebhookRequest Build() => new(
        name => _headers.GetValueOrDefault(name), ContentType, Chunked ? null : Bytes.Length, _stream ?? new MemoryStream(Bytes));
}
