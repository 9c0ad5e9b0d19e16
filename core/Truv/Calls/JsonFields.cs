using System.Globalization;
using System.Text.Json;

namespace Bridge.Core.Truv.Calls;

/// <summary>Reads single fields leniently: what is absent or of another kind is null.</summary>
internal static class JsonFields
{
    internal static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    internal static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    internal static bool? Truth(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } truth
            ? truth.GetBoolean()
            : null;

    internal static int? Number(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value)
            ? value
            : null;

    internal static IReadOnlyList<string>? Texts(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!)]
            : null;

    /// <summary>A moment with its offset, written either way (truv.md §2).</summary>
    internal static DateTimeOffset? Moment(JsonElement json, string name) =>
        DateTimeOffset.TryParse(
            Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
}
