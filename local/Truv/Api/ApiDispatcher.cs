using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>Finds the handler of a method on a known path, and the sample when the world does not know the id.</summary>
internal sealed class ApiDispatcher(SampleAnswers samples, IEnumerable<ApiRoute> routes, UnknownIds unknown)
{
    private readonly ILookup<string, ApiRoute> _routes = routes.ToLookup(route => route.Pattern, StringComparer.Ordinal);

    /// <summary>All known paths.</summary>
    internal IEnumerable<string> Patterns => _routes.Select(group => group.Key).Union(SampleAnswers.Patterns);

    internal async Task<ApiAnswer> AnswerAsync(HttpContext context, string pattern)
    {
        var method = context.Request.Method;
        var route = _routes[pattern].FirstOrDefault(one => one.Method == method);
        if (route is null && (method != "GET" || _routes.Contains(pattern))) return NotAllowed(context, pattern);

        try
        {
            var request = new ApiRequest(context, await BodyAsync(context.Request));
            return route?.Answer(request) ?? Unknown(context, pattern);
        }
        catch (InvalidParameterException e)
        {
            return ApiAnswer.Invalid(e.Field, e.Message);
        }
        catch (JsonException)
        {
            return ApiAnswer.Detail(StatusCodes.Status400BadRequest, "JSON parse error");
        }
        catch (NotSupportedException e)
        {
            return ApiAnswer.Detail(StatusCodes.Status415UnsupportedMediaType, e.Message);
        }
    }

    private ApiAnswer Unknown(HttpContext context, string pattern)
    {
        if (unknown == UnknownIds.NotFound) return ApiAnswer.NotFound;

        var (ids, query) = (context.Request.RouteValues, context.Request.Query);
        return samples.For(
            pattern, ids["id"] as string, ids["item"] as string, query.ContainsKey("page") || query.ContainsKey("cursor"));
    }

    private ApiAnswer NotAllowed(HttpContext context, string pattern)
    {
        context.Response.Headers.Allow = string.Join(", ", _routes[pattern].Select(one => one.Method).DefaultIfEmpty("GET"));
        return ApiAnswer.Detail(
            StatusCodes.Status405MethodNotAllowed, $"Method \"{context.Request.Method}\" not allowed.");
    }

    private static async Task<JsonObject?> BodyAsync(HttpRequest request)
    {
        if (request.Method is not ("POST" or "PATCH")) return null;
        if (!request.HasJsonContentType())
            throw new NotSupportedException($"Unsupported media type \"{request.ContentType}\" in request.");
        return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject
            ?? throw new JsonException("The body is no object.");
    }
}
