using System.Text;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Webhooks;

public sealed class WebhookReceiverTests
{
    private readonly ReceiverFixture _fixture = new();

    [Fact]
    public async Task Receive_GenuineWebhook_QueuesTheExactBytesWithEvidence()
    {
        var request = _fixture.Genuine();

        var verdict = await _fixture.ReceiveAsync(request);

        Assert.Equal(Verdicts.Accepted, verdict);
        var (truvEvent, body, evidence) = Assert.Single(_fixture.Queue.Received);
        Assert.Equal(request.Bytes, body.ToArray());
        Assert.Equal("order-created", truvEvent.EventType);
        Assert.Equal(("issued", "current", "BRG100"), (evidence.TrustRule, evidence.SecretLabel, evidence.Verdict));
        Assert.Equal(WebhookBuilder.Sign(request.Bytes), evidence.Signature);
        Assert.Equal((TestAuthority.Now, "push"), (evidence.ReceivedAt, evidence.Source));
    }

    [Fact]
    public async Task Receive_PinnedCertificate_IsAccepted()
    {
        await _fixture.ReceiveAsync(WebhookBuilder.Genuine(_fixture.Pinned));

        Assert.Equal("pinned", Assert.Single(_fixture.Queue.Received).Evidence.TrustRule);
    }

    [Fact]
    public async Task Receive_SecondActiveSecret_IsAcceptedUnderItsLabel()
    {
        await _fixture.ReceiveAsync(_fixture.Genuine().Signed("sandbox-next"));

        Assert.Equal("next", Assert.Single(_fixture.Queue.Received).Evidence.SecretLabel);
    }

    [Fact]
    public async Task Receive_RotatedHeaderValue_IsAccepted()
    {
        var verdict = await _fixture.ReceiveAsync(_fixture.Genuine().With(WebhookBuilder.HeaderName, "next-value"));

        Assert.Equal(Verdicts.Accepted, verdict);
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "no certificate", "BRG110" },
        { "empty certificate", "BRG110" },
        { "truncated certificate", "BRG112" },
        { "certificate of 1 MB", "BRG112" },
        { "two certificates", "BRG111" },
        { "certificate is no base64", "BRG112" },
        { "certificate is PEM", "BRG112" },
        { "expired", "BRG113" },
        { "other issuer", "BRG114" },
        { "no header", "BRG120" },
        { "repeated header", "BRG120" },
        { "other header value", "BRG121" },
        { "header value with trailing space", "BRG121" },
        { "no signature", "BRG130" },
        { "signature without scheme", "BRG130" },
        { "text", "BRG102" },
        { "gzip", "BRG103" },
        { "header value in another case", "BRG121" },
        { "beginning of the header value", "BRG121" },
        { "10 MB of brackets", "BRG101" },
        { "10 MB of brackets without length", "BRG101" },
        { "too large", "BRG101" },
        { "too large without length", "BRG101" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Receive_OneThingWrong_IsRefusedForThatReasonAndQueuesNothing(string wrong, string code)
    {
        var verdict = await _fixture.ReceiveAsync(Break(_fixture.Genuine(), wrong));

        Assert.Equal(code, verdict.Code);
        Assert.False(verdict.IsAccepted);
        Assert.Empty(_fixture.Queue.Received);
        Assert.Empty(_fixture.Queue.Quarantined);
    }

    [Theory]
    [InlineData("[1]", "BRG142")]
    [InlineData("", "BRG140")]
    [InlineData("\uFEFF{}", "BRG148")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "BRG147")]
    [InlineData("""{"webhook_id":"a","webhook_id":"b","event_type":"x"}""", "BRG143")]
    [InlineData("""{"event_type":"order-created"}""", "BRG141")]
    public async Task Receive_SignedButUnreadableBody_IsAcknowledgedAndQuarantined(string body, string code)
    {
        var verdict = await _fixture.ReceiveAsync(_fixture.Genuine().WithBody(body).Signed());

        Assert.Equal((code, 202), (verdict.Code, verdict.StatusCode));
        Assert.Empty(_fixture.Queue.Received);
        var (kept, evidence, timeToLive) = Assert.Single(_fixture.Queue.Quarantined);
        Assert.Null(timeToLive);
        Assert.Equal(body, Encoding.UTF8.GetString(kept.Span));
        Assert.Equal(code, evidence.Verdict);
    }

    [Fact]
    public async Task Receive_SignedUtf16_IsAcknowledgedAndQuarantined()
    {
        var body = Encoding.Unicode.GetBytes(WebhookBuilder.Body);

        var verdict = await _fixture.ReceiveAsync(_fixture.Genuine().WithBody(body).Signed());

        Assert.Equal(BodyVerdicts.OtherEncoding, verdict);
        Assert.Equal(body, Assert.Single(_fixture.Queue.Quarantined).Body.ToArray());
    }

    [Theory]
    [InlineData(QueueOutcome.Unavailable, 503)]
    [InlineData(QueueOutcome.TooLarge, 413)]
    public async Task Receive_BrokerDoesNotAccept_IsNotAcknowledged(QueueOutcome outcome, int status)
    {
        _fixture.Queue.Outcome = outcome;

        var verdict = await _fixture.ReceiveAsync(_fixture.Genuine());

        Assert.Equal(status, verdict.StatusCode);
    }

    private WebhookBuilder Break(WebhookBuilder request, string wrong)
    {
        const string certificate = ClientCertificateCheck.HeaderName;
        var genuine = Convert.ToBase64String(_fixture.Sender.RawData);
        return wrong switch
        {
            "no certificate" => request.Without(certificate),
            "empty certificate" => request.With(certificate, ""),
            "truncated certificate" => request.With(certificate, Convert.ToBase64String(_fixture.Sender.RawData.AsSpan()[..^1])),
            "certificate of 1 MB" => request.With(certificate, new string('A', 1024 * 1024)),
            "gzip" => request.With("Content-Encoding", "gzip"),
            "header value in another case" => request.With(
                WebhookBuilder.HeaderName, WebhookBuilder.HeaderValue.ToUpperInvariant()),
            "beginning of the header value" => request.With(WebhookBuilder.HeaderName, WebhookBuilder.HeaderValue[..^1]),
            "10 MB of brackets" => request.WithBody(Brackets()).Signed(),
            "10 MB of brackets without length" => request.WithBody(Brackets()).Signed().WithoutLength(),
            "two certificates" => request.With(certificate, new([genuine, genuine])),
            "certificate is no base64" => request.With(certificate, genuine[..40] + " " + genuine[40..]),
            "certificate is PEM" => request.With(certificate, _fixture.Sender.ExportCertificatePem()),
            "expired" => With(request, _fixture.Authority.Issue(notAfter: TestAuthority.Now.AddSeconds(-1))),
            "other issuer" => With(request, new TestAuthority().Issue()),
            "no header" => request.Without(WebhookBuilder.HeaderName),
            "repeated header" => request.With(
                WebhookBuilder.HeaderName, new([WebhookBuilder.HeaderValue, WebhookBuilder.HeaderValue])),
            "other header value" => request.With(WebhookBuilder.HeaderName, "other"),
            "header value with trailing space" => request.With(
                WebhookBuilder.HeaderName, WebhookBuilder.HeaderValue + " "),
            "no signature" => request.Without(SignatureCheck.HeaderName),
            "signature without scheme" => request.With(
                SignatureCheck.HeaderName, WebhookBuilder.Sign(request.Bytes)[3..]),
            "text" => request.Typed("text/plain"),
            "too large" => request.WithBody(new byte[ReceiverFixture.MaxBodyBytes + 1]).Signed(),
            "too large without length" => request.WithBody(new byte[ReceiverFixture.MaxBodyBytes + 1]).Signed().WithoutLength(),
            _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, null),
        };
    }

    private static byte[] Brackets()
    {
        var body = new byte[10 * 1024 * 1024];
        body.AsSpan().Fill((byte)'[');
        return body;
    }

    private static WebhookBuilder With(
        WebhookBuilder request, System.Security.Cryptography.X509Certificates.X509Certificate2 leaf) =>
        request.With(ClientCertificateCheck.HeaderName, Convert.ToBase64String(leaf.RawData));
}
