using System.Text.Json;

namespace Bridge.Tests.Local.Truv.Infrastructure;

/// <summary>The fields of Truv's sample payloads.</summary>
internal static class SampleShape
{
    /// <summary>Every path of field names in the sample; list elements count as one.</summary>
    public static SortedSet<string> Of(string sample) =>
        Of(JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "data", sample + ".json"))));

    public static SortedSet<string> Of(JsonElement json)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        Walk(json, "", paths);
        return paths;
    }

    private static void Walk(JsonElement json, string path, SortedSet<string> paths)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in json.EnumerateArray()) Walk(element, path + "[]", paths);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
            {
                paths.Add($"{path}/{member.Name}");
                Walk(member.Value, $"{path}/{member.Name}", paths);
            }
        }
    }
}
