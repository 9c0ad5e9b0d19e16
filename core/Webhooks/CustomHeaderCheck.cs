namespace Bridge.Core.Webhooks;

/// <summary>Every required header arrives once and with an accepted value.</summary>
/// <param name="headers">The required headers.</param>
public sealed class CustomHeaderCheck(IReadOnlyList<RequiredHeader> headers) : IRequestCheck
{
    /// <inheritdoc />
    public string StepName => "headers";

    /// <inheritdoc />
    public Verdict? Refusal(WebhookRequest request, Evidence evidence)
    {
        // All are compared even after one failed, so that time does not tell how far a guess got.
        Verdict? first = null;
        foreach (var header in headers)
        {
            var refusal = Refusal(header, request);
            first ??= refusal;
        }

        return first;
    }

    private static Verdict? Refusal(RequiredHeader header, WebhookRequest request)
    {
        var values = request.Header(header.Name);
        if (values.Count != 1 || values[0] is not { } value) return Verdicts.HeaderMissing;
        return header.Judge(value) == HeaderOutcome.Accepted ? null : Verdicts.HeaderMismatch;
    }
}
