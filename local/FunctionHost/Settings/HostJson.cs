using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Local.FunctionHost.Settings;

/// <summary>What the local host honours of <c>host.json</c>.</summary>
/// <param name="RoutePrefix">The first part of every route; empty means none.</param>
/// <param name="FunctionTimeout">How long a timer function may run; null means for ever.</param>
internal sealed record HostJson(string RoutePrefix, TimeSpan? FunctionTimeout)
{
    // What the Functions host takes where the file says nothing (plans other than Consumption).
    private static readonly HostJson Defaults = new("api", TimeSpan.FromMinutes(30));

    public static HostJson Read(string file, StartProblems problems)
    {
        try
        {
            return Interpret(file, SettingsFile.Read(file), problems);
        }
        catch (Exception error) when (SettingsFile.IsUnreadable(error))
        {
            problems.Add($"{file} cannot be read: {error.Message}");
            return Defaults;
        }
    }

    private static HostJson Interpret(string file, JsonObject root, StartProblems problems)
    {
        if (Text(root["version"]) is not "2.0")
            problems.Add($"{file}: \"version\" must be \"2.0\".");

        var prefix = Text(root["extensions"]?["http"]?["routePrefix"]);
        return new(prefix?.Trim('/') ?? Defaults.RoutePrefix, Timeout(file, Text(root["functionTimeout"]), problems));
    }

    private static TimeSpan? Timeout(string file, string? text, StartProblems problems)
    {
        if (text is null)
            return Defaults.FunctionTimeout;
        if (text is "-1")
            return null;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var timeout) && timeout > TimeSpan.Zero)
            return timeout;

        problems.Add($"{file}: \"functionTimeout\" is \"{text}\"; write hh:mm:ss, or -1 for no limit.");
        return null;
    }

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString();
}
