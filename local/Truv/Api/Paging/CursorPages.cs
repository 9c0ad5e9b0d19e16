using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>Cursor style: <c>cursor</c> and <c>page_size</c>. A cursor is a position, so what is added meanwhile moves nothing.</summary>
internal static class CursorPages
{
    /// <param name="request">The request.</param>
    /// <param name="sizes">Page sizes.</param>
    /// <param name="all">In the order of the answer.</param>
    /// <param name="position">Of an element; falls or rises along <paramref name="all"/>.</param>
    /// <param name="render">An element as JSON.</param>
    internal static ApiAnswer Answer<T>(
        ApiRequest request, PageSizes sizes, IReadOnlyList<T> all, Func<T, long> position, Func<T, JsonNode> render)
    {
        var size = sizes.Of(request);
        if (!Cursor.TryRead(request.Text("cursor"), out var cursor))
            return ApiAnswer.Detail(StatusCodes.Status404NotFound, "Invalid cursor");

        var (from, to) = Slice(all, cursor, position, size);
        return ApiAnswer.Ok(new JsonObject
        {
            ["next"] = to < all.Count ? Link(new Cursor(position(all[to - 1]), IsReverse: false)) : null,
            ["previous"] = from > 0 ? Link(new Cursor(position(all[from]), IsReverse: true)) : null,
            ["results"] = new JsonArray([.. all.Skip(from).Take(to - from).Select(render)]),
        });

        string Link(Cursor target) => PageLink.To(request, "cursor", target.ToString());
    }

    private static (int From, int To) Slice<T>(IReadOnlyList<T> all, Cursor? cursor, Func<T, long> position, int size)
    {
        if (cursor is null || all.Count == 0) return (0, Math.Min(size, all.Count));

        var falls = position(all[0]) > position(all[^1]);
        var at = 0;
        while (at < all.Count && IsBefore(position(all[at]), cursor, falls)) at++;
        return cursor.IsReverse
            ? (Math.Max(0, at - size), Math.Max(at, Math.Min(size, all.Count)))
            : (at, Math.Min(at + size, all.Count));
    }

    // Going on, the element at the cursor itself is behind us; going back, it is the first that is not wanted.
    private static bool IsBefore(long position, Cursor cursor, bool falls)
    {
        if (position == cursor.Position) return !cursor.IsReverse;
        return falls ? position > cursor.Position : position < cursor.Position;
    }
}
