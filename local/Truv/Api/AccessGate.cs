using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>What Truv checks before it answers: the two access headers, a tolerant Accept, and the rate limit.</summary>
internal sealed class AccessGate(TruvApiOptions options, SampleAnswers answers, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, MinuteWindow> _windows = new(StringComparer.Ordinal);

    internal async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var clientId = context.Request.Headers["X-Access-Client-Id"].ToString();
        var secret = context.Request.Headers["X-Access-Secret"].ToString();
        if (clientId.Length == 0 || secret.Length == 0) await RefuseAsync(context, StatusCodes.Status403Forbidden);
        else if (clientId != options.ClientId || !options.AccessSecrets.Contains(secret))
            await RefuseAsync(context, StatusCodes.Status401Unauthorized);
        else if (RejectsJson(context.Request)) context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        else if (WaitFor(secret) is { } wait) await ThrottleAsync(context, wait);
        else await next(context);
    }

    private static bool RejectsJson(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Length > 0
            && !accept.Contains("*/*", StringComparison.Ordinal)
            && !accept.Contains("json", StringComparison.OrdinalIgnoreCase);
    }

    private TimeSpan? WaitFor(string secret) =>
        _windows.GetOrAdd(secret, _ => new MinuteWindow(options.RequestsPerMinute)).Take(time.GetUtcNow());

    private Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answers.Error(status));
    }

    private static Task ThrottleAsync(HttpContext context, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsJsonAsync(new
        {
            error = new
            {
                code = "throttled",
                message = $"Request was throttled. Expected available in {seconds} seconds.",
            },
        });
    }
}
