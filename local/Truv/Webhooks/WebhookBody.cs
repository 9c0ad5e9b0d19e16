using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>Reads and writes webhook configurations as the API has them.</summary>
internal static class WebhookBody
{
    private const int MaxNameCharacters = 128;
    private const int MaxUrlCharacters = 2048;

    internal static JsonObject Write(WebhookConfiguration one) => new()
    {
        ["id"] = one.Id,
        ["name"] = one.Name,
        ["webhook_url"] = one.Url.ToString(),
        ["events"] = new JsonArray([.. one.Events.Select(name => (JsonNode)name)]),
        ["env_type"] = one.EnvType,
        ["enabled"] = one.Enabled,
        ["created_at"] = TruvTime.Seconds(one.CreatedAt),
        ["updated_at"] = TruvTime.Seconds(one.UpdatedAt),
    };

    /// <summary>A configuration from a body with everything that a new one needs.</summary>
    /// <exception cref="InvalidParameterException">A field is missing or wrong.</exception>
    internal static WebhookConfiguration Create(JsonObject body)
    {
        foreach (var field in new[] { "name", "webhook_url", "env_type" })
        {
            if (body[field] is null) throw new InvalidParameterException(field, "This field is required.");
        }

        return Change(new WebhookConfiguration { Url = Address(body["webhook_url"]) }, body);
    }

    /// <summary>The configuration with the fields of the body.</summary>
    /// <exception cref="InvalidParameterException">A field is wrong.</exception>
    internal static WebhookConfiguration Change(WebhookConfiguration one, JsonObject body)
    {
        if (body["name"] is { } name) one = one with { Name = Text("name", name, MaxNameCharacters) };
        if (body["webhook_url"] is { } url) one = one with { Url = Address(url) };
        if (body["env_type"] is { } environment) one = one with { EnvType = Environment(environment) };
        if (body["events"] is { } events) one = one with { Events = Events(events) };
        if (body["enabled"] is { } enabled) one = one with { Enabled = Boolean(enabled) };
        return one;
    }

    private static string Text(string field, JsonNode value, int most) =>
        value.GetValueKind() == System.Text.Json.JsonValueKind.String && (string)value! is { Length: > 0 } text && text.Length <= most
            ? text
            : throw new InvalidParameterException(field, $"A text of 1 to {most} characters is required.");

    private static Uri Address(JsonNode? value) =>
        Uri.TryCreate(Text("webhook_url", value!, MaxUrlCharacters), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? url
            : throw new InvalidParameterException("webhook_url", "Enter a valid URL.");

    private static string Environment(JsonNode value) =>
        Text("env_type", value, MaxNameCharacters) is var text && text is "sandbox" or "dev" or "prod"
            ? text
            : throw new InvalidParameterException("env_type", $"\"{text}\" is not a valid choice.");

    private static string[] Events(JsonNode value)
    {
        string[] names = value is JsonArray list
            ? [.. list.Select(name => Text("events", name!, MaxNameCharacters))]
            : throw new InvalidParameterException("events", "Expected a list of items.");
        return names.Except(EventTypes.All, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new InvalidParameterException("events", $"\"{unknown}\" is not a valid choice.")
            : names;
    }

    private static bool Boolean(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        _ => throw new InvalidParameterException("enabled", "Must be a valid boolean."),
    };
}
