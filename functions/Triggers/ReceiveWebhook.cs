using Bridge.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Functions.Triggers;

/// <summary>Takes Truv's webhooks. The certificate, the headers and the signature authenticate; function keys would add nothing.</summary>
public sealed class ReceiveWebhook(WebhookReceiver receiver)
{
    /// <summary>Maps one request to a verdict, and the verdict to a status.</summary>
    [Function(nameof(ReceiveWebhook))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/truv")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var reference = request.HttpContext.TraceIdentifier;
        var webhook = new WebhookRequest(
            name => request.Headers[name], request.ContentType, request.ContentLength, request.Body);
        var verdict = await receiver.ReceiveAsync(webhook, reference, cancellationToken);
        return new VerdictResult(verdict, reference);
    }
}
