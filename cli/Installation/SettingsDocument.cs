using System.Text.Json;

namespace Bridge.Cli.Installation;

/// <summary>Application settings as JSON, in each of the forms in which they are at hand.</summary>
internal static class SettingsDocument
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads the list that Azure CLI prints, a <c>local.settings.json</c>, or a plain object of names and values.</summary>
    /// <exception cref="JsonException">It is none of these.</exception>
    internal static Dictionary<string, string?> Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Lenient);
        var root = document.RootElement;
        return root.ValueKind switch
        {
            JsonValueKind.Array => Named(root.EnumerateArray().Select(entry => (Name(entry), entry.GetProperty("value")))),
            JsonValueKind.Object when root.TryGetProperty("Values", out var values) => Members(values),
            JsonValueKind.Object => Members(root),
            _ => throw Unknown(),
        };
    }

    private static Dictionary<string, string?> Members(JsonElement settings) => settings.ValueKind == JsonValueKind.Object
        ? Named(settings.EnumerateObject().Select(member => (member.Name, member.Value)))
        : throw Unknown();

    private static Dictionary<string, string?> Named(IEnumerable<(string Name, JsonElement Value)> settings)
    {
        var named = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings) named[name] = Text(name, value);
        return named;
    }

    private static string Name(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("name", out var name) && entry.TryGetProperty("value", out _)
            ? name.GetString() ?? throw Unknown()
            : throw Unknown();

    private static string? Text(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        JsonValueKind.Object or JsonValueKind.Array => throw new JsonException($"the value of \"{name}\" is no text"),
        _ => value.GetRawText(),
    };

    private static JsonException Unknown() => new(
        "it is neither the list that 'az functionapp config appsettings list' prints nor a local.settings.json");
}
