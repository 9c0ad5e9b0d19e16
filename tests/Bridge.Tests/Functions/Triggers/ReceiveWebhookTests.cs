using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Bridge.Core.Webhooks;
using Bridge.Functions.Triggers;
using Bridge.Tests.Builders;
using Microsoft.AspNetCore.Http;

namespace Bridge.Tests.Functions.Triggers;

[SuppressMessage("Reliability", "CA2000", Justification = "Streams in memory.")]
public sealed class ReceiveWebhookTests
{
    private readonly ReceiverFixture _fixture = new();

    [Fact]
    public async Task Run_GenuineRequest_QueuesItsBytesAndAnswersAccepted()
    {
        var genuine = _fixture.Genuine();

        var context = await RunAsync(genuine, CancellationToken.None);

        Assert.Equal(202, context.Response.StatusCode);
        Assert.Equal(genuine.Bytes, Assert.Single(_fixture.Queue.Received).Body.ToArray());
    }

    [Fact]
    public async Task Run_RefusedRequest_AnswersWithTheReferenceThatIsLogged()
    {
        var context = await RunAsync(_fixture.Genuine().With(WebhookBuilder.HeaderName, "other"), CancellationToken.None);

        Assert.Equal(401, context.Response.StatusCode);
        var problem = JsonDocument.Parse(((MemoryStream)context.Response.Body).ToArray()).RootElement;
        Assert.Equal("the-trace", problem.GetProperty("reference").GetString());
        Assert.Contains("BRG121 header-mismatch: reference the-trace", Assert.Single(_fixture.Logger.Entries).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ContentTypeOfTheRequest_IsLookedAt()
    {
        var context = await RunAsync(_fixture.Genuine().Typed("text/plain"), CancellationToken.None);

        Assert.Equal(415, context.Response.StatusCode);
    }

    [Fact]
    public async Task Run_CallerHangsUp_EndsAsTheCallersDoing()
    {
        var context = await RunAsync(_fixture.Genuine().From(new HungUpStream()), new CancellationToken(canceled: true));

        Assert.Equal(Verdicts.CallerGone.StatusCode, context.Response.StatusCode);
    }

    private async Task<HttpContext> RunAsync(WebhookBuilder webhook, CancellationToken caller)
    {
        var built = webhook.Build();
        var context = new DefaultHttpContext { TraceIdentifier = "the-trace" };
        foreach (var name in new[] { ClientCertificateCheck.HeaderName, WebhookBuilder.HeaderName, SignatureCheck.HeaderName })
            context.Request.Headers[name] = built.Header(name);
        (context.Request.ContentType, context.Request.ContentLength) = (built.ContentType, built.ContentLength);
        (context.Request.Body, context.Response.Body) = (built.Body, new MemoryStream());
        var result = await new ReceiveWebhook(_fixture.Receiver).RunAsync(context.Request, caller);
        await result.ExecuteAsync(context);
        return context;
    }

    private sealed class HungUpStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromCanceled<int>(cancellationToken);
    }
}
