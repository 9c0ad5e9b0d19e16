using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>Faults instead of an answer; a fault of the body goes on to <see cref="AnswerWriter"/>.</summary>
internal sealed class FaultGate(TruvFaults faults, TimeProvider time, CancellationToken stopping)
{
    internal async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var fault = faults.Next(context.Request.Path.Value ?? "");
        switch (fault?.Kind)
        {
            case FaultKind.ServerError: context.Response.StatusCode = fault.Status; break;
            case FaultKind.Timeout: await HangAsync(context); break;
            case FaultKind.ResetConnection: Reset(context); break;
            case FaultKind.Throttled: await ThrottleWriter.WriteAsync(context, fault.Throttle, fault.RetryAfterSeconds); break;
            case FaultKind.Unauthorized:
                await AnswerWriter.WriteAsync(context, ApiAnswer.Error(401, "authentication_failed", "No such token"));
                break;
            case FaultKind.Forbidden:
                await AnswerWriter.WriteAsync(context, ApiAnswer.Error(
                    403, "not_authenticated", "Authentication credentials were not provided."));
                break;
            default:
                if (fault is not null) context.Features.Set(new BodyFault(fault, time, stopping));
                await next(context);
                break;
        }
    }

    private async Task HangAsync(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    // Without linger the system sends a reset and no orderly end.
    private static void Reset(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }

        context.Abort();
    }
}
