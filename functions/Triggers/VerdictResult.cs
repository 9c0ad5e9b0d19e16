using System.Globalization;
using Bridge.Core.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Bridge.Functions.Triggers;

/// <summary>A verdict as HTTP: the status, and for a refusal a reference id. Which check failed stays inside.</summary>
internal sealed class VerdictResult(Verdict verdict, string reference) : IResult
{
    private const int RetryAfterSeconds = 30;

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = verdict.StatusCode;
        if (verdict.IsAccepted) return Task.CompletedTask;

        if (verdict.StatusCode == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Results.Problem(
            statusCode: verdict.StatusCode,
            extensions: [KeyValuePair.Create<string, object?>("reference", reference)]).ExecuteAsync(httpContext);
    }
}
