using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>Page style: <c>page</c> and <c>page_size</c>, answered with count, next, previous and results.</summary>
internal static class NumberedPages
{
    internal static ApiAnswer Answer<T>(
        ApiRequest request, PageSizes sizes, IReadOnlyList<T> all, Func<T, JsonNode> render)
    {
        var size = sizes.Of(request);
        var page = request.Number("page", 1, int.MaxValue) ?? 1;
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        if (page > pages) return ApiAnswer.Detail(StatusCodes.Status404NotFound, "Invalid page.");

        return ApiAnswer.Ok(new JsonObject
        {
            ["count"] = all.Count,
            ["next"] = page < pages ? PageLink.To(request, "page", Text(page + 1)) : null,
            ["previous"] = page == 1 ? null : PageLink.To(request, "page", page == 2 ? null : Text(page - 1)),
            ["results"] = new JsonArray([.. all.Skip((page - 1) * size).Take(size).Select(render)]),
        });
    }

    private static string Text(int page) => page.ToString(CultureInfo.InvariantCulture);
}
