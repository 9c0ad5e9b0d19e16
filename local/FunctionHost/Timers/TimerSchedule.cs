using System.Globalization;
using NCrontab;

namespace Bridge.Local.FunctionHost.Timers;

/// <summary>When a timer function is due, in UTC.</summary>
/// <param name="Next">The first occurrence after a moment.</param>
internal sealed record TimerSchedule(Func<DateTimeOffset, DateTimeOffset> Next)
{
    private static readonly CrontabSchedule.ParseOptions SixFields = new() { IncludingSeconds = true };

    /// <summary>Reads NCRONTAB of six fields that ever occurs, or a positive time span; else null.</summary>
    public static TimerSchedule? Parse(string text)
    {
        if (CrontabSchedule.TryParse(text, SixFields) is { } cron)
            return cron.GetNextOccurrence(DateTime.MinValue) < DateTime.MaxValue
                ? new(after => new DateTimeOffset(cron.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero))
                : null;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
            return new(after => after + interval);

        return null;
    }

    /// <summary>Whether Azure keeps a status for it: not for occurrences less than a minute apart.</summary>
    public bool IsMonitored(DateTimeOffset now)
    {
        var first = Next(now);
        return Next(first) - first >= TimeSpan.FromMinutes(1);
    }
}
