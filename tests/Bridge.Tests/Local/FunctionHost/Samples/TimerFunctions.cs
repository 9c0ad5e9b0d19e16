using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.Local.FunctionHost.Samples;

/// <summary>Timer functions, one class for each way to write a schedule.</summary>
public static class TimerFunctions
{
    public sealed class EveryFiveMinutes(RunLog log)
    {
        [Function("Tick")]
        public Task Tick([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
            log.RunAsync(timer, cancellationToken);
    }

    public sealed class Unmonitored(RunLog log)
    {
        [Function("Tick")]
        public Task Tick(
            [TimerTrigger("0 */5 * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken) =>
            log.RunAsync(timer, cancellationToken);
    }

    public sealed class AtStart(RunLog log)
    {
        [Function("Tick")]
        public Task Tick(
            [TimerTrigger("0 */5 * * * *", RunOnStartup = true)] TimerInfo timer,
            CancellationToken cancellationToken) =>
            log.RunAsync(timer, cancellationToken);
    }

    public sealed class FromSetting(RunLog log)
    {
        [Function("Tick")]
        public Task Tick([TimerTrigger("%Bridge__Tick%")] TimerInfo timer, CancellationToken cancellationToken) =>
            log.RunAsync(timer, cancellationToken);
    }

    public sealed class OnceAYear(RunLog log)
    {
        [Function("Tick")]
        public Task Tick([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer, CancellationToken cancellationToken) =>
            log.RunAsync(timer, cancellationToken);
    }
}
