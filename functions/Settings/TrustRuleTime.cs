using System.Globalization;

namespace Bridge.Functions.Settings;

/// <summary>Moments in the settings of a trust rule.</summary>
internal static class TrustRuleTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    internal static bool IsValid(string? text) => string.IsNullOrWhiteSpace(text) || TryParse(text, out _);

    internal static DateTimeOffset? Parse(string? text) =>
        string.IsNullOrWhiteSpace(text) || !TryParse(text, out var time) ? null : time;

    // Without an offset it would mean the machine's own time zone, so it is refused.
    private static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        return (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length)
            && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
