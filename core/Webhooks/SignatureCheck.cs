using System.Collections.Concurrent;

namespace Bridge.Core.Webhooks;

/// <summary>The body's HMAC-SHA256 under one of the active Access Secrets is the one in <c>X-WEBHOOK-SIGN</c>.</summary>
/// <param name="secrets">All active secrets: Truv does not say which of two signs.</param>
public sealed class SignatureCheck(IReadOnlyList<AccessSecret> secrets)
{
    /// <summary>The header that carries <c>v1=</c> and the digest in lower-case hex.</summary>
    public const string HeaderName = "X-WEBHOOK-SIGN";

    // Keyed hashes are costly to make and cheap to reset; there are never more than requests at once.
    private readonly ConcurrentQueue<SignatureVerification> _idle = new();

    /// <summary>How many verifications wait to be used again.</summary>
    internal int IdleCount => _idle.Count;

    /// <summary>Reads the header, before any byte of the body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="evidence">Is given the header.</param>
    /// <param name="verification">Takes the body and judges it, when there is no refusal; to be disposed.</param>
    /// <returns>The refusal, or null when the header holds a digest.</returns>
    public Verdict? Begin(WebhookRequest request, Evidence evidence, out SignatureVerification? verification)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(evidence);
        if (!_idle.TryDequeue(out verification)) verification = new SignatureVerification(secrets, _idle);
        var values = request.Header(HeaderName);
        if (values.Count == 1 && verification.TryPresent(values[0]))
        {
            evidence.Signature = values[0];
            return null;
        }

        verification.Dispose();
        verification = null;
        return Verdicts.SignatureMalformed;
    }

    /// <summary>Checks bytes that are in memory already, as quarantine does.</summary>
    /// <returns>The refusal, or null when one secret produces the signature.</returns>
    public Verdict? Refusal(WebhookRequest request, ReadOnlySpan<byte> body, Evidence evidence)
    {
        if (Begin(request, evidence, out var verification) is { } malformed) return malformed;

        using (verification)
        {
            verification!.Append(body);
            return verification.Conclude(evidence);
        }
    }
}
