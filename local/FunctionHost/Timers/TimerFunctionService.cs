using Bridge.Local.FunctionHost.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace Bridge.Local.FunctionHost.Timers;

/// <summary>
/// Runs one timer function on its schedule. The next run is armed when the last has ended, so runs never overlap, and
/// however many occurrences a long run or a sleeping machine has missed, one late run makes up for them.
/// </summary>
internal sealed class TimerFunctionService(
    TimerFunction function, TimerSchedule schedule, TimerRunner runner, TimeProvider time) : BackgroundService
{
    // No schedule is finer than a second.
    private static readonly TimeSpan PastDueAfter = TimeSpan.FromSeconds(1);

    // A timer takes no more than 49 days, and a schedule may be due once a year.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private DateTimeOffset? lastRun;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow();
        var monitored = function.Trigger.UseMonitor && schedule.IsMonitored(now);
        var due = schedule.Next(now);
        if (function.Trigger.RunOnStartup)
            due = await RunAsync(now, due, monitored, stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitUntilAsync(due, stoppingToken);
            var started = time.GetUtcNow();
            due = await RunAsync(started, due, monitored, stoppingToken);
        }
    }

    private async Task<DateTimeOffset> RunAsync(
        DateTimeOffset started, DateTimeOffset due, bool monitored, CancellationToken stopping)
    {
        await runner.RunAsync(Describe(started, due, monitored), stopping);
        lastRun = started;
        return schedule.Next(started);
    }

    private TimerInfo Describe(DateTimeOffset started, DateTimeOffset due, bool monitored)
    {
        if (!monitored)
            return new();

        var last = lastRun?.UtcDateTime ?? default;
        return new()
        {
            IsPastDue = started - due >= PastDueAfter,
            ScheduleStatus = new() { Last = last, Next = due.UtcDateTime, LastUpdated = last },
        };
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken stopping)
    {
        // Asked again after each wait: a timer may ring early by a fraction of a millisecond.
        while (due - time.GetUtcNow() is var left && left > TimeSpan.Zero)
            await Task.Delay(left < LongestWait ? left : LongestWait, time, stopping);
    }
}
