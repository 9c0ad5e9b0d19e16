using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Local.FunctionHost.Settings;

/// <summary>Reads a JSON file as the Functions tools do: comments and trailing commas are allowed.</summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public static JsonObject Read(string file) =>
        JsonNode.Parse(File.ReadAllText(file), documentOptions: Lenient) as JsonObject
        ?? throw new JsonException("the file must hold one JSON object.");

    public static bool IsUnreadable(Exception error) =>
        error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException;
}
