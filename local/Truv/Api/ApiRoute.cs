namespace Bridge.Local.Truv;

/// <summary>One method of one path. A handler answers null for an id that the world has never known.</summary>
/// <param name="Method">GET, POST, PATCH or DELETE.</param>
/// <param name="Pattern">The path with <c>{id}</c> and <c>{item}</c>.</param>
/// <param name="Answer">The handler.</param>
internal sealed record ApiRoute(string Method, string Pattern, Func<ApiRequest, ApiAnswer?> Answer)
{
    internal static ApiRoute Get(string pattern, Func<ApiRequest, ApiAnswer?> answer) => new("GET", pattern, answer);
}
