using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Bridge.Core.Quarantine;

/// <summary>Looks again at a quarantined webhook with the secrets in force now, by the same checks as receiving.</summary>
/// <param name="secrets">All Access Secrets in force.</param>
public sealed class SecondLook(IReadOnlyList<AccessSecret> secrets)
{
    private readonly SignatureCheck _signature = new(secrets);

    /// <summary>Verifies the signature over the exact bytes, and identifies the event.</summary>
    public Findings At(QuarantinedWebhook webhook)
    {
        var evidence = webhook.Evidence with { SecretLabel = null };
        var signature = _signature.Refusal(AsRequest(webhook), webhook.Body.Span, evidence);

        // Unsigned bytes are never read: nothing is known of who wrote them.
        TruvEvent? truvEvent = null;
        var body = signature is null ? TruvEventReader.Read(webhook.Body, out truvEvent) : null;
        return new Findings(signature, body, truvEvent, evidence with { Verdict = Verdicts.Accepted.Code });
    }

    private static WebhookRequest AsRequest(QuarantinedWebhook webhook) => new(
        name => name.Equals(SignatureCheck.HeaderName, StringComparison.OrdinalIgnoreCase)
            ? new StringValues(webhook.Evidence.Signature)
            : StringValues.Empty,
        "application/json",
        webhook.Body.Length,
        Stream.Null);
}
