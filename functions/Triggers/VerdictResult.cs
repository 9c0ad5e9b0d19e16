using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bridge.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Functions.Triggers;

/// <summary>
/// A verdict as HTTP: the status, and for a refusal problem+json (RFC 9457) with a reference id. Which check failed stays
/// inside; nothing that a host's own problem service might add gets out.
/// </summary>
internal sealed class VerdictResult(Verdict verdict, string reference) : IResult
{
    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = verdict.StatusCode;
        if (verdict.IsAccepted) return;

        if (verdict.RetryAfter is { } wait)
            response.Headers.RetryAfter = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var problem = Problem();
        response.ContentType = "application/problem+json";
        response.ContentLength = problem.Length;
        await response.Body.WriteAsync(problem, httpContext.RequestAborted);
    }

    private ReadOnlyMemory<byte> Problem()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", ReasonPhrases.GetReasonPhrase(verdict.StatusCode));
        json.WriteNumber("status", verdict.StatusCode);
        json.WriteString("reference", reference);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
