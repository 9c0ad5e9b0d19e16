using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bridge.Core.Truv.Calls;

/// <summary>
/// Truv's error shapes: <c>error.code</c>, <c>error.message</c>, <c>error.detail</c>, <c>message</c>, <c>detail</c>, or
/// plain text (truv.md §4, "429 in practice").
/// </summary>
internal static partial class ErrorBody
{
    private const int LongestText = 4096;
    private const double LongestHintSeconds = 86400;

    /// <summary>Truv's code where it is a plain word: anything else might quote data, and the code is logged.</summary>
    internal static string? Code(JsonElement? body) =>
        body is { } json && OfError(json, "code") is { } code && PlainWord().IsMatch(code) ? code : null;

    /// <summary>Whether the body says that the request was throttled, whatever the status.</summary>
    internal static bool SaysThrottled(JsonElement? json, ReadOnlySpan<byte> raw) =>
        Code(json) == "throttled" || Texts(json, raw).Any(text => Throttled().IsMatch(text));

    /// <summary>The hint in "Expected available in N seconds."</summary>
    internal static TimeSpan? Hint(JsonElement? json, ReadOnlySpan<byte> raw)
    {
        var match = Texts(json, raw).Select(text => Expected().Match(text)).FirstOrDefault(match => match.Success);
        return match is null
            ? null
            : TimeSpan.FromSeconds(Math.Min(
                double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), LongestHintSeconds));
    }

    private static List<string> Texts(JsonElement? json, ReadOnlySpan<byte> raw)
    {
        if (json is not { } body) return [Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, LongestText)])];
        string?[] texts =
        [
            JsonFields.Text(body, "detail"), JsonFields.Text(body, "message"), JsonFields.Text(body, "error"),
            OfError(body, "message"), OfError(body, "detail"),
        ];
        return [.. texts.OfType<string>()];
    }

    private static string? OfError(JsonElement body, string name) =>
        JsonFields.Member(body, "error") is { } error ? JsonFields.Text(error, name) : null;

    [GeneratedRegex("^[a-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();

    // At the beginning only: the words may also stand somewhere in what a borrower or an employer wrote.
    [GeneratedRegex(@"^\s*Request was throttled", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Throttled();

    [GeneratedRegex(
        @"available in (\d{1,9}(?:\.\d{1,9})?) second", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Expected();
}
