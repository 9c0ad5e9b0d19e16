using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.KeyVault;

/// <summary>How the vault writes its answers.</summary>
internal static class VaultJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    internal static IResult Answer(object body, int status = StatusCodes.Status200OK) =>
        Results.Json(body, Options, statusCode: status);

    internal static IResult Refusal(VaultRefusalException refusal) => Answer(
        new
        {
            error = new
            {
                code = refusal.Code, message = refusal.Message,
                innererror = refusal.Inner is null ? null : new { code = refusal.Inner },
            },
        },
        refusal.Status);

    internal static object Attributes(VaultVersion version) => new
    {
        enabled = version.IsEnabled,
        nbf = version.NotBefore?.ToUnixTimeSeconds(),
        exp = version.Expires?.ToUnixTimeSeconds(),
        created = version.Created.ToUnixTimeSeconds(),
        updated = version.Updated.ToUnixTimeSeconds(),
        recoveryLevel = "Recoverable+Purgeable",
        recoverableDays = 90,
    };

    internal static string Root(HttpRequest request) => $"https://{request.Host}";

    internal static string Id(HttpRequest request, string kind, string name, string? version = null) =>
        version is null ? $"{Root(request)}/{kind}/{name}" : $"{Root(request)}/{kind}/{name}/{version}";

    /// <summary>Reads the body of a request.</summary>
    internal static async Task<JsonElement> ReadAsync(HttpRequest request)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(
                request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw VaultRefusalException.BadParameter($"The request is no JSON: {e.Message}");
        }
    }

    internal static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    internal static string? Text(JsonElement? json, string name) =>
        json is { } given ? Member(given, name)?.GetString() : null;

    internal static IReadOnlyDictionary<string, string>? Tags(JsonElement json) =>
        Member(json, "tags") is { } tags
            ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString() ?? "")
            : null;

    /// <summary>Takes over what a request says of a version; what it does not name stays.</summary>
    internal static void Apply(JsonElement json, VaultVersion version)
    {
        if (Member(json, "attributes") is { } attributes)
        {
            if (Member(attributes, "enabled") is { } enabled) version.IsEnabled = enabled.GetBoolean();
            if (Member(attributes, "nbf") is { } from) version.NotBefore = DateTimeOffset.FromUnixTimeSeconds(from.GetInt64());
            if (Member(attributes, "exp") is { } to) version.Expires = DateTimeOffset.FromUnixTimeSeconds(to.GetInt64());
        }

        if (Tags(json) is { } tags) version.Tags = tags;
    }
}
