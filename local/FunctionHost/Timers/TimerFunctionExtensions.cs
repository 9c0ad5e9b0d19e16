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
            if (SettingReferences.Resolve(function.Name, function.Trigger.Schedule, configuration, problems) is not { } text)
                continue;
            if (TimerSchedule.Parse(text) is { } schedule)
                services.AddSingleton<IHostedService>(provider => Service(provider, function, schedule, hostJson.FunctionTimeout));
            else
                problems.Add($"Function {function.Name}: the schedule \"{text}\" is neither NCRONTAB of six fields, seconds first, nor a time span.");
        }
    }

    private static TimerFunctionService Service(
        IServiceProvider provider, TimerFunction function, TimerSchedule schedule, TimeSpan? timeout) =>
        ActivatorUtilities.CreateInstance<TimerFunctionService>(
            provider, function, schedule, new TimerRunner(function, provider, timeout));
}
