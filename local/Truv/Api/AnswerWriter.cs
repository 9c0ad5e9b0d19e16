using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>Writes an answer, spoiled by the request's fault when it has one.</summary>
internal static class AnswerWriter
{
    internal static Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Body is null) return Task.CompletedTask;

        context.Response.ContentType = "application/json";
        return context.Features.Get<BodyFault>() is { } fault
            ? fault.WriteAsync(context, answer.Body)
            : context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
