using System.Net.Http.Headers;

namespace Bridge.Core.Webhooks;

/// <summary>Size, type and encoding as declared: the cheapest refusals.</summary>
/// <param name="maxBodyBytes">Largest acceptable body in bytes.</param>
public sealed class EnvelopeCheck(int maxBodyBytes) : IRequestCheck
{
    private const string Json = "application/json";
    private const int MaxContentTypeChars = 256;

    /// <inheritdoc />
    public string StepName => "envelope";

    /// <inheritdoc />
    public Verdict? Refusal(WebhookRequest request, Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContentLength > maxBodyBytes) return Verdicts.BodyTooLarge;
        if (!IsJsonOrUnstated(request.ContentType)) return Verdicts.UnsupportedMediaType;
        return IsPlain(request) ? null : Verdicts.UnsupportedEncoding;
    }

    private static bool IsJsonOrUnstated(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType) || contentType.Equals(Json, StringComparison.OrdinalIgnoreCase)) return true;
        return contentType.Length <= MaxContentTypeChars
            && MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && parsed.MediaType is { } type
            && (type.Equals(Json, StringComparison.OrdinalIgnoreCase)
                || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    // Truv signs the bytes it sends; unpacking them would be work for an unproven caller, and a way to blow up memory.
    private static bool IsPlain(WebhookRequest request)
    {
        var encoding = request.Header("Content-Encoding");
        return encoding.Count == 0 || (encoding.Count == 1 && encoding[0] is "" or "identity");
    }
}
