using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>Links to other pages: absolute, on the host without mutual TLS, as in every sample (truv.md §4).</summary>
internal static class PageLink
{
    internal const string Root = "https://prod.truv.com";

    /// <summary>The request's own address with one query value set, or removed.</summary>
    internal static string To(ApiRequest request, string name, string? value)
    {
        var query = request.Query.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
        if (value is null) query.Remove(name);
        else query[name] = value;
        return Root + request.Path + QueryString.Create(query.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }
}
