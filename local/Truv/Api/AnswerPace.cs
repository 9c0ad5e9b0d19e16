using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>Latency and concurrency, where the options ask for them.</summary>
internal sealed class AnswerPace(TruvApiOptions options, TimeProvider time)
{
    private readonly SemaphoreSlim? _slots = options.Concurrency > 0 ? new SemaphoreSlim(options.Concurrency) : null;

    internal async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (_slots is not null) await _slots.WaitAsync(context.RequestAborted);
        try
        {
            if (options.Latency > TimeSpan.Zero) await Task.Delay(options.Latency, time, context.RequestAborted);
            await next(context);
        }
        finally
        {
            _slots?.Release();
        }
    }
}
