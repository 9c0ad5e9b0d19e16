using System.Globalization;

namespace Bridge.Local.Truv;

/// <summary>The three ways in which Truv writes a time (truv.md §2).</summary>
internal static class TruvTime
{
    internal static string Micros(DateTimeOffset time) => Text(time, "yyyy-MM-ddTHH:mm:ss.ffffffZ");

    internal static string MicrosWithOffset(DateTimeOffset time) => Text(time, "yyyy-MM-ddTHH:mm:ss.ffffff+00:00");

    internal static string Seconds(DateTimeOffset time) => Text(time, "yyyy-MM-ddTHH:mm:ssZ");

    /// <summary>The deprecated form of a link report's <c>completed_at</c>.</summary>
    internal static string Spaced(DateTimeOffset time) => Text(time, "yyyy-MM-dd HH:mm:ss+00:00");

    internal static string Date(DateTimeOffset time) => Text(time, "yyyy-MM-dd");

    private static string Text(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
