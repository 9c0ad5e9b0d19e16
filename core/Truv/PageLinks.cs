using System.Text.Json;

namespace Bridge.Core.Truv;

/// <summary>Reads the pages of Truv's lists.</summary>
public static class PageLinks
{
    /// <summary>Pages that one list may have; more of them is taken for a circle.</summary>
    public const int MaxPages = 200;

    /// <summary>
    /// The path of the next page: the query of <c>next</c> on the path that was asked for. Its host is never followed, since
    /// every sample names one that is not the mTLS host (truv.md §4).
    /// </summary>
    /// <param name="path">The path of this page.</param>
    /// <param name="page">The page.</param>
    /// <returns>The path; null after the last page.</returns>
    public static string? Next(string path, JsonElement page)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (page.ValueKind != JsonValueKind.Object || !page.TryGetProperty("next", out var next)
            || next.ValueKind != JsonValueKind.String || next.GetString() is not { } link)
            return null;
        var query = link.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? null : string.Concat(path.AsSpan(0, Length(path)), link.AsSpan(query, End(link) - query));
    }

    /// <summary>The items of a page, or of a list that comes as a plain array; null when it is neither.</summary>
    public static JsonElement? Items(JsonElement page) => page.ValueKind switch
    {
        JsonValueKind.Array => page,
        JsonValueKind.Object when page.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array => results,
        _ => null,
    };

    private static int Length(string path) => path.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? query : path.Length;

    private static int End(string link) => link.IndexOf('#', StringComparison.Ordinal) is var fragment and >= 0 ? fragment : link.Length;
}
