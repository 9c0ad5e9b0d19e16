using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Octokit.Webhooks;

namespace Bridge.Benchmarks;

/// <summary>The same body as if GitHub had sent it: signature first, then the event, by Octokit.Webhooks.</summary>
internal sealed class GitHubReceiver(Request request)
{
    private readonly Processor _processor = new();
    private readonly byte[] _body = request.Body;

    private readonly string _signature = "sha256=" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(Request.Secret), request.Body));

    private readonly Dictionary<string, StringValues> _headers = new(StringComparer.OrdinalIgnoreCase)
    {
        // An event without required members of its own, so that Truv's body passes for one.
        ["X-GitHub-Event"] = "public",
        ["X-GitHub-Delivery"] = "b905c19c6478ae8280116a7e241d81e0",
    };

    public async ValueTask<WebhookSignatureValidationResult> ReceiveAsync()
    {
        var result = WebhookSignatureValidator.Verify(_signature, Request.Secret, _body);
        if (result != WebhookSignatureValidationResult.Valid) throw new InvalidOperationException($"{result}");
        await _processor.ProcessWebhookAsync(_headers, _body.AsMemory(), CancellationToken.None);
        return result;
    }

    private sealed class Processor : WebhookEventProcessor;
}
