using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>One request to the API, after routing.</summary>
internal sealed class ApiRequest(HttpContext context, JsonObject? body)
{
    internal string Path => context.Request.Path.Value!;

    internal IQueryCollection Query => context.Request.Query;

    /// <summary>The body of a POST or PATCH; null for all other methods.</summary>
    internal JsonObject? Body => body;

    /// <summary>The id that the path is about.</summary>
    internal string Id => (string)context.Request.RouteValues["id"]!;

    /// <summary>The id below that, such as a report's.</summary>
    internal string Item => (string)context.Request.RouteValues["item"]!;

    internal string? Text(string name) => Query[name] is [{ Length: > 0 } text] ? text : null;

    internal bool Flag(string name) => Text(name) is "true" or "True" or "1";

    /// <exception cref="InvalidParameterException">It is no whole number within the bounds.</exception>
    internal int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
                ? number
                : throw new InvalidParameterException(name, $"A number from {least} to {most} is required.");
    }

    /// <exception cref="InvalidParameterException">It is no ISO 8601 time.</exception>
    internal DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new InvalidParameterException(name, "Enter a valid date/time.");
    }
}
