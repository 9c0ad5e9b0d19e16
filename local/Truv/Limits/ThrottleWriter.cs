using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>Answers a throttled request.</summary>
internal static class ThrottleWriter
{
    internal static Task WriteAsync(HttpContext context, ThrottleAnswer answer, int seconds)
    {
        if (answer.HasRetryAfter)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return AnswerWriter.WriteAsync(context, new ApiAnswer(answer.Status, answer.Body(seconds)));
    }
}
