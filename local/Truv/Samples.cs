using System.Text.Json;

namespace Bridge.Local.Truv;

/// <summary>Truv's sample payloads.</summary>
public static class Samples
{
    /// <summary>The folder that the build fills.</summary>
    public static string DefaultDirectory => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>All sample webhooks, in the order in which Truv would have sent them.</summary>
    /// <param name="directory">Folder with <c>webhook.*.json</c>.</param>
    public static IReadOnlyList<Sample> Webhooks(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "webhook.*.json")
            .Select(Read)
            .OrderBy(read => read.CreatedAt, StringComparer.Ordinal)
            .Select(read => read.Sample),
    ];

    private static (Sample Sample, string CreatedAt) Read(string file)
    {
        var body = File.ReadAllBytes(file);
        using var json = JsonDocument.Parse(body);
        var sample = new Sample(
            Path.GetFileNameWithoutExtension(file), Text(json, "event_type"), Text(json, "webhook_id"), body);
        return (sample, Text(json, "event_created_at"));
    }

    private static string Text(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetString()!;
}
