using Bridge.Local.FunctionHost.Discovery;
using Bridge.Local.FunctionHost.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.FunctionHost.Http;

/// <summary>Runs an HTTP function for a request and sends its result.</summary>
internal sealed partial class HttpFunctionHandler(HttpFunction function, ILogger logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var invocation = new FunctionInvocation(context, Timer: null, context.RequestAborted);
            var result = await function.Invoker.InvokeAsync(context.RequestServices, invocation);
            await ResultWriter.WriteAsync(context, result);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogAborted(function.Name);
        }
        catch (BadHttpRequestException error)
        {
            LogBadRequest(function.Name, error.StatusCode, error.Message);
            Fail(context, error.StatusCode);
        }
        catch (Exception error)
        {
            LogFailed(error, function.Name);
            Fail(context, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Fail(HttpContext context, int status)
    {
        if (context.Response.HasStarted)
        {
            // The caller must not take half an answer for a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = status;
    }

    [LoggerMessage(1, LogLevel.Error, "Function {Function} failed; the caller gets 500.")]
    private partial void LogFailed(Exception error, string function);

    [LoggerMessage(2, LogLevel.Debug, "Function {Function}: the caller went away before the answer.")]
    private partial void LogAborted(string function);

    [LoggerMessage(3, LogLevel.Information, "Function {Function}: bad request; the caller gets {Status}: {Reason}")]
    private partial void LogBadRequest(string function, int status, string reason);
}
