using System.Text.Json;

namespace Bridge.Core.Truv.Paging;

/// <summary>Recognises a page of a list.</summary>
internal static class PageReader
{
    private static readonly string[] Companions = ["previous", "count"];

    /// <summary>Makes a page of an answer.</summary>
    /// <param name="path">What was asked for.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="fault">What is wrong with its <c>next</c>; null when nothing is.</param>
    internal static TruvPage Read(string path, TruvAnswer answer, out PagingFault? fault)
    {
        fault = null;
        var page = new TruvPage(path, answer.Outcome, answer.Resource, null, answer.AskedAt) { Requests = answer.Requests };
        if (page.Body is not { } body || !IsPaged(body)) return page;

        if (!body.TryGetProperty("next", out var next) || next.ValueKind == JsonValueKind.Null) return page;
        if (next.ValueKind == JsonValueKind.String && NextLink.After(path, next.GetString()!) is { } following)
            return page with { Next = following };

        fault = PagingFault.NoWay;
        return page;
    }

    /// <summary>Whether a body is a page: it has results, or says what comes next and one more thing that pages say.</summary>
    internal static bool IsPaged(JsonElement body) => body.ValueKind == JsonValueKind.Object
        && (HasResults(body)
            || (body.TryGetProperty("next", out _) && Companions.Any(name => body.TryGetProperty(name, out _))));

    /// <summary>Whether a body has its items under the usual name.</summary>
    internal static bool HasResults(JsonElement body) =>
        body.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array;
}
