using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Bridge.Local.ServiceBus.Configuration;

/// <summary>An object of the file, with its path for messages.</summary>
internal sealed class ConfigNode(JsonElement json, string path)
{
    internal string Path => path;

    internal string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Refuses properties that have no meaning here.</summary>
    internal void AllowOnly(params string[] names)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new EmulatorConfigException($"{path}: there must be an object here.");
        foreach (var property in json.EnumerateObject().Where(property => !names.Contains(property.Name, StringComparer.Ordinal)))
        {
            throw new EmulatorConfigException(
                $"{PathOf(property.Name)}: this is unknown. Known here: {string.Join(", ", names)}.");
        }
    }

    internal ConfigNode Object(string name) => Find(name) is { } value
        ? new ConfigNode(value, PathOf(name))
        : throw new EmulatorConfigException($"{PathOf(name)} is missing.");

    internal ConfigNode? OptionalObject(string name) => Find(name) is { } value ? new ConfigNode(value, PathOf(name)) : null;

    internal IEnumerable<ConfigNode> Array(string name)
    {
        if (Find(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array) throw Wrong(name, "a list", value);
        return value.EnumerateArray().Select(
            (item, at) => new ConfigNode(item, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{at}]")));
    }

    /// <summary>A text; null when absent or empty.</summary>
    internal string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString() is { Length: > 0 } text ? text : null,
        { } value => throw Wrong(name, "a text", value),
    };

    internal bool Flag(string name) => Find(name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw Wrong(name, "true or false", value),
    };

    internal int? Number(string name, int least, int most)
    {
        if (Find(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"), value);
    }

    internal TimeSpan? Duration(string name, TimeSpan least, TimeSpan most)
    {
        if (Find(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.String && TryDuration(value.GetString()!) is { } duration
            && duration >= least && duration <= most
            ? duration
            : throw Wrong(
                name, $"an ISO 8601 duration from {XmlConvert.ToString(least)} to {XmlConvert.ToString(most)}", value);
    }

    private JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private EmulatorConfigException Wrong(string name, string wanted, JsonElement value) =>
        new($"{PathOf(name)}: there must be {wanted}, not {value.GetRawText()}.");

    private static TimeSpan? TryDuration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            return null;
        }
        catch (OverflowException)
        {
            // A duration of more days than a TimeSpan holds means for ever, which is how Azure writes it.
            return TimeSpan.MaxValue;
        }
    }
}
