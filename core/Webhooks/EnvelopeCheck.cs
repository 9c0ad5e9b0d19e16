using System.Net.Http.Headers;

namespace Bridge.Core.Webhooks;

/// <summary>Size and type as declared: the cheapest refusals.</summary>
/// <param name="maxBodyBytes">Largest acceptable body in bytes.</param>
public sealed class EnvelopeCheck(int maxBodyBytes) : IRequestCheck
{
    /// <inheritdoc />
    public Verdict? Refusal(WebhookRequest request, Evidence evidence)
    {
        if (request.ContentLength > maxBodyBytes) return Verdicts.BodyTooLarge;
        return IsJsonOrUnstated(request.ContentType) ? null : Verdicts.UnsupportedMediaType;
    }

    private static bool IsJsonOrUnstated(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType)) return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && parsed.MediaType is { } type
            && (type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }
}
