using System.Globalization;
using Bridge.Tests.Local.FunctionHost.Infrastructure;
using Bridge.Tests.Local.FunctionHost.Samples;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Local.FunctionHost;

public sealed class TimerFunctionTests
{
    private readonly ArmedClock clock = new();
    private readonly RunLog log;

    public TimerFunctionTests() => log = new(clock);

    [Fact]
    public async Task Schedule_WhenDue_RunsTheFunctionWithItsStatus()
    {
        await using var host = await StartAsync(typeof(TimerFunctions.EveryFiveMinutes));

        var first = await RunAfterAsync(Minutes(5));
        var second = await RunAfterAsync(Minutes(5));

        Assert.Equal(At("00:05"), first.Started);
        Assert.Equal((default, At("00:05"), default), Status(first));
        Assert.Equal(At("00:10"), second.Started);
        Assert.Equal((At("00:05"), At("00:10"), At("00:05")), Status(second));
        Assert.False(first.Timer.IsPastDue || second.Timer.IsPastDue);
    }

    [Fact]
    public async Task RunOnStartup_RunsAtOnceAndThenOnSchedule()
    {
        await using var host = await StartAsync(typeof(TimerFunctions.AtStart));

        var first = await log.NextAsync();
        var second = await RunAfterAsync(Minutes(5));

        Assert.Equal((At("00:00"), At("00:05")), (first.Started, second.Started));
        Assert.Equal(At("00:05"), first.Timer.ScheduleStatus!.Next);
        Assert.False(first.Timer.IsPastDue || second.Timer.IsPastDue);
    }

    [Fact]
    public async Task LongRun_OverSeveralOccurrences_IsFollowedByOneLateRun()
    {
        var work = new TaskCompletionSource();
        log.Work = _ => work.Task;
        await using var host = await StartAsync(typeof(TimerFunctions.EveryFiveMinutes));
        await RunAfterAsync(Minutes(5));

        clock.Advance(Minutes(17));
        var runsMeanwhile = log.Count;
        log.Work = static _ => Task.CompletedTask;
        work.SetResult();
        var late = await log.NextAsync();
        var next = await RunAfterAsync(Minutes(3));

        Assert.Equal(1, runsMeanwhile);
        Assert.Equal((At("00:22"), true), (late.Started, late.Timer.IsPastDue));
        Assert.Equal((At("00:25"), false), (next.Started, next.Timer.IsPastDue));
        Assert.Equal(3, log.Count);
    }

    [Fact]
    public async Task Function_ThatThrows_IsLoggedAndRunsAgain()
    {
        log.Work = static _ => throw new InvalidOperationException("broken on purpose");
        await using var host = await StartAsync(typeof(TimerFunctions.EveryFiveMinutes));

        await RunAfterAsync(Minutes(5));
        await RunAfterAsync(Minutes(5));

        var entry = host.Logs.OfFunction("Tick").First();
        Assert.Equal((LogLevel.Error, "broken on purpose"), (entry.Level, entry.Exception!.Message));
    }

    [Fact]
    public async Task FunctionTimeout_WhenItEnds_CancelsTheRun()
    {
        log.Work = cancellation => Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation);
        await using var host = await StartAsync(
            typeof(TimerFunctions.EveryFiveMinutes),
            hostJson: """{ "version": "2.0", "functionTimeout": "00:02:00" }""");
        await RunAfterAsync(Minutes(5));

        clock.Advance(Minutes(2));
        var next = await RunAfterAsync(Minutes(3));

        Assert.Equal(At("00:10"), next.Started);
        var messages = host.Logs.OfFunction("Tick").Select(entry => entry.Message);
        Assert.Contains(messages, message => message.Contains("functionTimeout", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_DuringARun_CancelsItAndWaitsForItsEnd()
    {
        var ended = false;
        log.Work = async cancellation =>
        {
            var wait = Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation);
            await wait.ContinueWith(_ => { }, TaskScheduler.Default);
            ended = true;
            cancellation.ThrowIfCancellationRequested();
        };
        await using var host = await StartAsync(typeof(TimerFunctions.EveryFiveMinutes));
        await RunAfterAsync(Minutes(5));

        await host.StopAsync();

        Assert.True(ended);
        Assert.DoesNotContain(host.Logs.OfFunction("Tick"), entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task UseMonitor_WhenOff_KeepsNoStatus()
    {
        await using var host = await StartAsync(typeof(TimerFunctions.Unmonitored));

        var run = await RunAfterAsync(Minutes(5));

        Assert.Null(run.Timer.ScheduleStatus);
    }

    [Theory]
    [InlineData("00:00:30", 30, false)]
    [InlineData("00:01:00", 60, true)]
    [InlineData("*/10 * * * * *", 10, false)]
    [InlineData("0 30 * * * *", 1800, true)]
    public async Task Schedule_FromASetting_IsReadFromLocalSettings(string schedule, int seconds, bool monitored)
    {
        await using var host = await StartAsync(
            typeof(TimerFunctions.FromSetting),
            localSettings: $$"""{ "Values": { "Bridge__Tick": "{{schedule}}" } }""");

        var run = await RunAfterAsync(TimeSpan.FromSeconds(seconds));

        Assert.Equal(At("00:00").AddSeconds(seconds), run.Started);
        Assert.Equal(monitored, run.Timer.ScheduleStatus is not null);
    }

    [Fact]
    public async Task Schedule_FurtherAwayThanATimerReaches_IsWaitedForInParts()
    {
        await using var host = await StartAsync(typeof(TimerFunctions.OnceAYear));
        for (var day = 1; day < 365; day++)
        {
            await clock.ArmedAsync(TimeSpan.FromDays(1));
            clock.Advance(TimeSpan.FromDays(1));
        }

        var run = await RunAfterAsync(TimeSpan.FromDays(1));

        Assert.Equal(new(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc), run.Started);
        Assert.Equal(1, log.Count);
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

    private static DateTime At(string time) =>
        DateTime.Parse($"2026-01-01T{time}:00Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private static (DateTime Last, DateTime Next, DateTime Updated) Status(TimerRun run) =>
        (run.Timer.ScheduleStatus!.Last, run.Timer.ScheduleStatus.Next, run.Timer.ScheduleStatus.LastUpdated);

    private async Task<TimerRun> RunAfterAsync(TimeSpan wait)
    {
        await clock.ArmedAsync(wait);
        clock.Advance(wait);
        return await log.NextAsync();
    }

    private Task<HostUnderTest> StartAsync(Type function, string? hostJson = null, string? localSettings = null) =>
        new HostUnderTest(function)
        {
            HostJson = hostJson ?? """{ "version": "2.0" }""",
            LocalSettings = localSettings,
            Time = clock,
            Compose = builder => builder.Services.AddSingleton(log),
        }.StartAsync();
}
