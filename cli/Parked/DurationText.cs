using System.Globalization;

namespace Bridge.Cli.Parked;

/// <summary>Durations as people write them: <c>90s</c>, <c>30m</c>, <c>2h</c>, <c>7d</c>.</summary>
internal static class DurationText
{
    private const int MostDays = 36_500;

    /// <summary>Reads a duration; null when the text is none.</summary>
    internal static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || UnitOf(text[^1]) is not { } unit) return null;
        return double.TryParse(text.AsSpan(..^1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count * unit.TotalDays <= MostDays
            ? count * unit
            : null;
    }

    /// <summary>Writes a duration with its two largest units, such as <c>2h 5m</c>.</summary>
    internal static string Of(TimeSpan duration) => duration switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.Days}d {duration.Hours}h"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.Hours}h {duration.Minutes}m"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes}m {duration.Seconds}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, duration.Seconds)}s"),
    };

    private static TimeSpan? UnitOf(char unit) => unit switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
