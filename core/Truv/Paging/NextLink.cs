using System.Buffers;

namespace Bridge.Core.Truv.Paging;

/// <summary>
/// Truv's <c>next</c> names another host than the mTLS one (truv.md §4): only its paging values are taken, as they are
/// written, and put into the path that was asked for.
/// </summary>
internal static class NextLink
{
    private static readonly string[] PagingNames = ["page", "cursor", "page_size"];

    // What RFC 3986 allows in a query, without & and #.
    private static readonly SearchValues<char> QueryValue = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%!$'()*+,;:@/?=");

    /// <summary>Path and query of the next page; null when the link leads nowhere.</summary>
    /// <param name="path">Path and query of this page.</param>
    /// <param name="next">The link.</param>
    internal static string? After(string path, string next)
    {
        var turned = Pairs(next).Where(pair => PagingNames.Contains(Name(pair))).ToArray();
        if (!turned.Any(pair => Name(pair) is "page" or "cursor") || !turned.All(IsSafe)) return null;

        var names = turned.Select(Name).ToHashSet(StringComparer.Ordinal);
        var kept = Pairs(path).Where(pair => !names.Contains(Name(pair)));
        return $"{path.Split('?')[0]}?{string.Join('&', kept.Concat(turned))}";
    }

    /// <summary>The value of <c>cursor</c> as it is written; null without one.</summary>
    internal static string? Cursor(string path) =>
        Pairs(path).Where(pair => Name(pair) == "cursor").Select(pair => pair["cursor=".Length..]).FirstOrDefault();

    /// <summary>Whether a value can stand in a query as it is.</summary>
    internal static bool IsSafe(string value) => value.Length > 0 && !value.AsSpan().ContainsAnyExcept(QueryValue);

    private static string[] Pairs(string link)
    {
        var query = link.Split('#')[0].Split('?', 2);
        return query.Length < 2 ? [] : query[1].Split('&', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Name(string pair) => pair.Split('=', 2)[0];
}
