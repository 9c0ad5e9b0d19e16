using System.Security.Cryptography.X509Certificates;
using Bridge.Tests.Builders;

namespace Bridge.Benchmarks;

/// <summary>A genuine request with Truv's sample of a typical event.</summary>
internal sealed class Request
{
    public const string Secret = WebhookBuilder.Secret;

    private const string SampleFile = "webhook.task-status-updated.json";

    public Request()
    {
        var now = TimeProvider.System.GetUtcNow();
        Sender = Authority.Issue(notBefore: now.AddDays(-1), notAfter: now.AddDays(30));
        Body = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", SampleFile));
        CertificateHeader = Convert.ToBase64String(Sender.RawData);
        Builder = WebhookBuilder.Genuine(Sender).WithBody(Body).Signed();
    }

    public TestAuthority Authority { get; } = new();

    public X509Certificate2 Sender { get; }

    public byte[] Body { get; }

    public string CertificateHeader { get; }

    public WebhookBuilder Builder { get; }
}
