using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Bridge.Consumer.Host;

/// <summary>What <c>./bridge up</c> says of itself, as settings of this consumer.</summary>
internal static class UpFile
{
    private static readonly string Name = Path.Combine(".bridge", "up.json");

    /// <summary>
    /// The file that <c>--up</c> names, else the nearest one in a folder or those above it; null when there is none, or when
    /// another Service Bus is set: local secrets must not vouch for its events.
    /// </summary>
    internal static string? Find(IConfiguration configuration, string folder)
    {
        if (configuration["up"] is { } named) return named;
        if (configuration[nameof(ConsumerOptions.ServiceBus)] is not null) return null;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (Path.Combine(at.FullName, Name) is var file && File.Exists(file)) return file;
        return null;
    }

    /// <summary>Reads it.</summary>
    internal static Dictionary<string, string?> Read(string file)
    {
        var up = JsonElement.Parse(File.ReadAllBytes(file));
        var secrets = up.GetProperty("truvSender").GetProperty("accessSecrets").EnumerateArray().Select(s => s.GetString());
        return new Dictionary<string, string?>(
            secrets.Select((secret, at) => KeyValuePair.Create($"{nameof(ConsumerOptions.AccessSecrets)}:{at}", secret)))
        {
            [nameof(ConsumerOptions.ServiceBus)] = Text("serviceBus", "connectionString"),
            [nameof(ConsumerOptions.Queue)] = Text("serviceBus", "events"),
            [nameof(ConsumerOptions.Database)] = Path.Combine(Path.GetDirectoryName(file)!, "consumer-dotnet.db"),
            [nameof(ConsumerOptions.Claims)] = Text("storage", "connectionString"),
        };

        string? Text(string section, string name) => up.GetProperty(section).GetProperty(name).GetString();
    }
}
