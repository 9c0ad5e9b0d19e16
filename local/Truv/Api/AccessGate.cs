using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>What Truv checks before it answers: the two access headers, a tolerant Accept, and the rate limit.</summary>
internal sealed class AccessGate(
    TruvApiOptions options, AccessKeys keys, SampleAnswers answers, RateLimit limit)
{
    internal const string SecretHeader = "X-Access-Secret";

    internal Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var clientId = context.Request.Headers["X-Access-Client-Id"].ToString();
        var secret = context.Request.Headers[SecretHeader].ToString();
        if (clientId.Length == 0 || secret.Length == 0) return RefuseAsync(context, StatusCodes.Status403Forbidden);
        if (clientId != options.ClientId || !keys.IsActive(secret))
            return RefuseAsync(context, StatusCodes.Status401Unauthorized);
        if (RejectsJson(context.Request))
            return AnswerWriter.WriteAsync(context, ApiAnswer.Detail(
                StatusCodes.Status406NotAcceptable, "Could not satisfy the request Accept header."));
        return limit.Take(secret) is { } wait
            ? ThrottleWriter.WriteAsync(context, limit.Answer, (int)Math.Ceiling(wait.TotalSeconds))
            : next(context);
    }

    private static bool RejectsJson(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Length > 0
            && !accept.Contains("*/*", StringComparison.Ordinal)
            && !accept.Contains("json", StringComparison.OrdinalIgnoreCase);
    }

    private Task RefuseAsync(HttpContext context, int status) =>
        AnswerWriter.WriteAsync(context, new ApiAnswer(status, answers.Error(status)));
}
