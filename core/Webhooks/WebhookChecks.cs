using Microsoft.Extensions.Logging;

namespace Bridge.Core.Webhooks;

/// <summary>The checks of one policy, in the order of their cost.</summary>
public sealed class WebhookChecks(ReceivingPolicy policy, int maxBodyBytes, TimeProvider time, ILoggerFactory loggers)
{
    private readonly IRequestCheck[] _head =
    [
        new EnvelopeCheck(maxBodyBytes),
        new ClientCertificateCheck(policy, time, loggers.CreateLogger<ClientCertificateCheck>()),
        new CustomHeaderCheck(policy.Headers),
    ];

    private readonly BodyReader _body = new(maxBodyBytes);
    private readonly SignatureCheck _signature = new(policy.Secrets);

    /// <summary>Runs all checks; a body is read only when the head of the request passed.</summary>
    /// <returns>The refusal, or null and the authenticated bytes.</returns>
    public async ValueTask<(Verdict? Refusal, ReadOnlyMemory<byte> Body)> RunAsync(
        WebhookRequest request, Evidence evidence, CancellationToken cancellationToken)
    {
        foreach (var check in _head)
        {
            if (check.Refusal(request, evidence) is { } refusal) return (refusal, default);
        }

        if (await _body.ReadAsync(request.Body, request.ContentLength, cancellationToken) is not { } body)
            return (Verdicts.BodyTooLarge, default);

        return (_signature.Refusal(request, body.Span, evidence), body);
    }
}
