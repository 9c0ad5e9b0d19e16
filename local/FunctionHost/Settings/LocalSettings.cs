using System.Text.Json.Nodes;

namespace Bridge.Local.FunctionHost.Settings;

/// <summary>Reads the app settings of <c>local.settings.json</c>, which in Azure are environment variables.</summary>
internal static class LocalSettings
{
    public static IReadOnlyDictionary<string, string?> Read(string folder, StartProblems problems)
    {
        var file = Path.Combine(folder, "local.settings.json");
        try
        {
            return File.Exists(file) ? Values(file, SettingsFile.Read(file), problems) : Empty;
        }
        catch (Exception error) when (SettingsFile.IsUnreadable(error))
        {
            problems.Add($"{file} cannot be read: {error.Message}");
            return Empty;
        }
    }

    private static Dictionary<string, string?> Empty => [];

    private static Dictionary<string, string?> Values(string file, JsonObject root, StartProblems problems)
    {
        if (root["IsEncrypted"] is JsonValue encrypted && encrypted.TryGetValue(out bool isEncrypted) && isEncrypted)
            problems.Add($"{file} is encrypted; run `func settings decrypt`.");

        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in root["Values"] as JsonObject ?? [])
        {
            if (value is JsonObject or JsonArray)
                problems.Add($"{file}: the value of \"{name}\" must be text; nest with \"{name}__Child\".");
            else
                settings[name.Replace("__", ":", StringComparison.Ordinal)] = value?.ToString();
        }

        return settings;
    }
}
