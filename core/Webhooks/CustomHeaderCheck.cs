namespace Bridge.Core.Webhooks;

/// <summary>Every required header arrives once and with an accepted value.</summary>
public sealed class CustomHeaderCheck(IReadOnlyList<RequiredHeader> headers) : IRequestCheck
{
    /// <inheritdoc />
    public Verdict? Refusal(WebhookRequest request, Evidence evidence)
    {
        Verdict? refusal = null;
        foreach (var header in headers)
            refusal ??= Refusal(header, request);
        return refusal;
    }

    private static Verdict? Refusal(RequiredHeader header, WebhookRequest request)
    {
        var values = request.Header(header.Name);
        if (values.Count != 1 || values[0] is not { } value) return Verdicts.HeaderMissing;
        return header.Judge(value) == HeaderOutcome.Accepted ? null : Verdicts.HeaderMismatch;
    }
}
