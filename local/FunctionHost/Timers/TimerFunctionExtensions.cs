using Bridge.Local.FunctionHost.Discovery;
using Bridge.Local.FunctionHost.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.Local.FunctionHost.Timers;

/// <summary>Puts timer functions under their schedules.</summary>
internal static class TimerFunctionExtensions
{
    public static void AddTimerFunctions(
        this IServiceCollection services,
        IEnumerable<TimerFunction> functions,
        IConfiguration configuration,
        HostJson hostJson,
        StartProblems problems)
    {
        foreach (var function in functions)
        {
            if (Schedule(function, configuration, problems) is { } schedule)
                services.AddSingleton<IHostedService>(
                    provider => Service(provider, function, schedule, hostJson.FunctionTimeout));
        }
    }

    private static TimerSchedule? Schedule(TimerFunction function, IConfiguration configuration, StartProblems problems)
    {
        var written = function.Trigger.Schedule;
        if (SettingReferences.Resolve(function.Name, written, configuration, problems) is not { } text)
            return null;

        var schedule = TimerSchedule.Parse(text);
        if (schedule is null)
            problems.Add(
                $"Function {function.Name}: the schedule \"{text}\" must be a time span, or NCRONTAB of six fields, "
                + "seconds first, that comes up some day.");
        return schedule;
    }

    private static TimerFunctionService Service(
        IServiceProvider provider, TimerFunction function, TimerSchedule schedule, TimeSpan? timeout) =>
        ActivatorUtilities.CreateInstance<TimerFunctionService>(
            provider, function, schedule, new TimerRunner(function, provider, timeout));
}
