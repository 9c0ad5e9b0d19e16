using System.Text;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using FsCheck;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Webhooks;

/// <summary>Whatever comes in, the answer is a verdict; and of all that differs from the genuine, nothing is queued.</summary>
public sealed class GenuineRequestTests
{
    private static readonly string[] Headers =
        [ClientCertificateCheck.HeaderName, WebhookBuilder.HeaderName, SignatureCheck.HeaderName];

    // Generated numbers are small ones; a prime carries them all over a text.
    private const int Spread = 7919;

    private readonly ReceiverFixture _fixture = new();

    [Property(MaxTest = 500)]
    public async Task<bool> AnyRequest_IsAVerdictAndNeverAccepted(string?[] texts, byte[] body)
    {
        var request = new WebhookBuilder().WithBody(body).Typed(texts.ElementAtOrDefault(4));
        for (var i = 0; i < Headers.Length; i++)
        {
            if (texts.ElementAtOrDefault(i) is { } text) request.With(Headers[i], text);
        }

        return await IsRefusedAsync(texts.Length > 5 ? request.WithoutLength() : request);
    }

    [Property(MaxTest = 500)]
    public async Task<bool> AnySignedBody_IsAcknowledgedAndKeptOnce(byte[] body)
    {
        _fixture.Queue.Quarantined.Clear();
        var verdict = await _fixture.ReceiveAsync(_fixture.Genuine().WithBody(body).Signed());
        return verdict.IsAccepted && _fixture.Queue.Quarantined.Count == 1 && _fixture.Queue.Received.Count == 0;
    }

    [Property(MaxTest = 1000)]
    public async Task<bool> GenuineRequest_OneHeaderChangedAnywhere_IsNotQueued(
        NonNegativeInt which, NonNegativeInt position, char character, bool isInserted)
    {
        var request = _fixture.Genuine();
        var header = Headers[which.Get % Headers.Length];
        var value = request.Build().Header(header).ToString();
        var at = (position.Get * Spread) % value.Length;
        var changed = value[..at] + character + value[(isInserted ? at : at + 1)..];
        return changed == value || await IsRefusedAsync(request.With(header, changed));
    }

    [Property(MaxTest = 1000)]
    public async Task<bool> GenuineRequest_BodyChangedAnywhere_IsNotQueued(
        NonNegativeInt position, byte one, bool isInserted)
    {
        var body = Encoding.UTF8.GetBytes(WebhookBuilder.Body);
        var at = (position.Get * Spread) % body.Length;
        byte[] changed = [.. body[..at], one, .. body[(isInserted ? at : at + 1)..]];
        return changed.AsSpan().SequenceEqual(body) || await IsRefusedAsync(_fixture.Genuine().WithBody(changed));
    }

    [Fact]
    public async Task GenuineRequest_EveryBitOfTheBodyFlipped_IsNotQueued()
    {
        var body = Encoding.UTF8.GetBytes(WebhookBuilder.Body);
        for (var bit = 0; bit < body.Length * 8; bit++)
        {
            var flipped = (byte[])body.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.True(await IsRefusedAsync(_fixture.Genuine().WithBody(flipped)));
        }
    }

    [Fact]
    public async Task GenuineRequest_EveryBitOfTheSignatureFlipped_IsNotQueued()
    {
        var header = WebhookBuilder.Sign(Encoding.UTF8.GetBytes(WebhookBuilder.Body));
        for (var bit = 0; bit < header.Length * 8; bit++)
        {
            var flipped = header.ToCharArray();
            flipped[bit / 8] ^= (char)(1 << (bit % 8));

            Assert.True(await IsRefusedAsync(_fixture.Genuine().With(SignatureCheck.HeaderName, new string(flipped))));
        }
    }

    private async Task<bool> IsRefusedAsync(WebhookBuilder request) =>
        !(await _fixture.ReceiveAsync(request)).IsAccepted && _fixture.Queue.Received.Count == 0;
}
