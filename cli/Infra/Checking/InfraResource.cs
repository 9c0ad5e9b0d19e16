using System.Text.Json;

namespace Bridge.Cli.Infra.Checking;

/// <summary>One resource as it would be deployed; paths are property names with dots, and what is missing is null.</summary>
/// <param name="Json">The resource.</param>
internal sealed record InfraResource(JsonElement Json)
{
    /// <summary>Such as <c>Microsoft.Web/sites</c>.</summary>
    internal string Type => Json.GetProperty("type").GetString()!;

    /// <summary>Its name, with those of its parents.</summary>
    internal string Name => Json.GetProperty("name").GetString()!;

    /// <summary>Its resource id.</summary>
    internal string Id => Json.GetProperty("id").GetString()!;

    /// <summary>The last part of its name.</summary>
    internal string ShortName => Name.Split('/')[^1];

    /// <summary>A text; null when there is none.</summary>
    internal string? Text(string path) =>
        Find(path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>A flag; null when there is none.</summary>
    internal bool? Flag(string path) => Find(path)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A number; null when there is none.</summary>
    internal double? Number(string path) =>
        Find(path) is { ValueKind: JsonValueKind.Number } found ? found.GetDouble() : null;

    /// <summary>The members of a list; empty when there is none.</summary>
    internal IReadOnlyList<InfraResource> List(string path) =>
        Find(path) is { ValueKind: JsonValueKind.Array } found
            ? [.. found.EnumerateArray().Select(member => new InfraResource(member))]
            : [];

    /// <summary>The texts of a list; empty when there is none.</summary>
    internal IReadOnlyList<string> Texts(string path) =>
        [.. List(path).Where(member => member.Json.ValueKind == JsonValueKind.String).Select(member => member.Json.GetString()!)];

    /// <summary>Whether there is anything but null.</summary>
    internal bool Has(string path) => Find(path) is { ValueKind: not JsonValueKind.Null };

    private JsonElement? Find(string path)
    {
        var current = Json;
        foreach (var name in path.Split('.'))
        {
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current)) return null;
        }

        return current;
    }
}
