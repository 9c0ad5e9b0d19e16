using Microsoft.Extensions.Primitives;

namespace Bridge.Core.Webhooks;

/// <summary>One HTTP request as the checks see it, independent of the web server.</summary>
/// <param name="Header">Looks up a header's values by its case-insensitive name; empty when absent.</param>
/// <param name="ContentType">The Content-Type header, null when absent.</param>
/// <param name="ContentLength">The declared length in bytes, null when the body is chunked.</param>
/// <param name="Body">The raw body, read once and only after the cheap checks passed.</param>
public sealed record WebhookRequest(
    Func<string, StringValues> Header, string? ContentType, long? ContentLength, Stream Body);
