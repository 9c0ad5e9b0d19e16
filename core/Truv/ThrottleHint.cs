using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bridge.Core.Truv;

/// <summary>Finds how long Truv wants us to wait: in the header, or in whichever member of the body the text stands (truv.md §4).</summary>
public static partial class ThrottleHint
{
    private const int MaxBytes = 4096;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Reads the hint of an answer.</summary>
    /// <param name="response">The answer; of its body no more than 4 KiB is read.</param>
    /// <param name="now">The present, for a header with a date.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The time; null when the answer names none.</returns>
    public static async Task<TimeSpan?> ReadAsync(
        HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        var header = response.Headers.RetryAfter;
        if ((header?.Delta ?? header?.Date - now) is { } named) return Bounded(named);
        var body = await CappedReader.ReadAsync(response.Content, MaxBytes, cancellationToken);
        return body is null ? null : Find(Encoding.UTF8.GetString(body.Value.Span));
    }

    /// <summary>Finds the hint in a text.</summary>
    public static TimeSpan? Find(string text) =>
        Hint().Match(text) is { Success: true } match
        && double.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var seconds)
            ? Bounded(TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds)))
            : null;

    private static TimeSpan Bounded(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time > Longest ? Longest : time;

    [GeneratedRegex(@"available in (\d{1,6}(?:\.\d{1,6})?) second", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hint();
}
