using Bridge.Local.FunctionHost.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.FunctionHost.Timers;

/// <summary>Runs a timer function once; whatever happens in it is logged and ends there.</summary>
internal sealed partial class TimerRunner(TimerFunction function, IServiceProvider services, TimeSpan? timeout)
{
    private readonly ILogger logger =
        services.GetRequiredService<ILoggerFactory>().CreateLogger($"Function.{function.Name}");

    private readonly TimeProvider time = services.GetRequiredService<TimeProvider>();

    public async Task RunAsync(TimerInfo timer, CancellationToken stopping)
    {
        using var deadline = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping, deadline.Token);
        try
        {
            await using var scope = services.CreateAsyncScope();
            await function.Invoker.InvokeAsync(scope.ServiceProvider, new(Http: null, timer, cancellation.Token));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopped(function.Name);
        }
        catch (Exception error)
        {
            LogFailed(error, function.Name);
        }

        if (deadline.IsCancellationRequested)
            LogTimedOut(function.Name, timeout);
    }

    [LoggerMessage(11, LogLevel.Error, "Function {Function} failed; it runs again at its next occurrence.")]
    private partial void LogFailed(Exception error, string function);

    [LoggerMessage(12, LogLevel.Information, "Function {Function} was cancelled: the host is stopping.")]
    private partial void LogStopped(string function);

    [LoggerMessage(13, LogLevel.Error, "Function {Function} exceeded functionTimeout {Timeout}; Azure ends its process.")]
    private partial void LogTimedOut(string function, TimeSpan? timeout);
}
