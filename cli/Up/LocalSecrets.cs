using System.Security.Cryptography;
using System.Text.Json;

namespace Bridge.Cli.Up;

/// <summary>The invented secrets of the local Truv, kept so that a restart does not change them.</summary>
/// <param name="ClientId">Value of <c>X-Access-Client-Id</c>.</param>
/// <param name="AccessSecret">The Access Secret that signs and calls.</param>
/// <param name="HeaderValue">Value of the custom header.</param>
internal sealed record LocalSecrets(string ClientId, string AccessSecret, string HeaderValue)
{
    private const string FileName = "secrets.json";

    internal static LocalSecrets LoadOrCreate(string folder)
    {
        var file = Path.Combine(folder, FileName);
        try
        {
            if (JsonSerializer.Deserialize<LocalSecrets>(File.ReadAllText(file)) is { AccessSecret.Length: > 0 } kept) return kept;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            // Missing or broken: made anew.
        }

        var created = new LocalSecrets(Random(16), $"sandbox-{Random(20)}", Random(16));
        PrivateFile.Write(file, JsonSerializer.Serialize(created));
        return created;
    }

    private static string Random(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
