using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Bridge.Core.Events;

/// <summary>The JSON Canonicalization Scheme of RFC 8785.</summary>
public static class CanonicalJson
{
    /// <summary>Writes the canonical form.</summary>
    /// <param name="element">A value without duplicate property names.</param>
    /// <param name="output">Receives UTF-8 bytes.</param>
    /// <param name="omit">A property of the outermost object to leave out, null for none.</param>
    /// <exception cref="JsonException">A string has a lone surrogate, or a number exceeds an IEEE 754 double.</exception>
    public static void Write(JsonElement element, IBufferWriter<byte> output, string? omit = null)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(element, output, omit); break;
            case JsonValueKind.Array: WriteArray(element, output); break;
            case JsonValueKind.String: CanonicalString.Write(Text(element), output); break;
            case JsonValueKind.Number: Ascii(EcmaScriptNumber.Format(element), output); break;
            case JsonValueKind.True: Ascii("true", output); break;
            case JsonValueKind.False: Ascii("false", output); break;
            default: Ascii("null", output); break;
        }
    }

    private static void WriteObject(JsonElement element, IBufferWriter<byte> output, string? omit)
    {
        // RFC 8785 §3.2.3: names are sorted by their UTF-16 code units, which is ordinal comparison.
        var properties = element.EnumerateObject()
            .Select(property => (Name: Name(property), property.Value))
            .Where(property => property.Name != omit)
            .OrderBy(property => property.Name, StringComparer.Ordinal);
        var separator = "{";
        foreach (var (name, value) in properties)
        {
            Ascii(separator, output);
            CanonicalString.Write(name, output);
            Ascii(":", output);
            Write(value, output);
            separator = ",";
        }

        Ascii(separator == "{" ? "{}" : "}", output);
    }

    private static void WriteArray(JsonElement element, IBufferWriter<byte> output)
    {
        var separator = "[";
        foreach (var item in element.EnumerateArray())
        {
            Ascii(separator, output);
            Write(item, output);
            separator = ",";
        }

        Ascii(separator == "[" ? "[]" : "]", output);
    }

    private static string Text(JsonElement element) => Sound(element, static e => e.GetString()!);

    private static string Name(JsonProperty property) => Sound(property, static p => p.Name);

    private static string Sound<T>(T source, Func<T, string> read)
    {
        try
        {
            return read(source);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A string holds a lone surrogate.", e);
        }
    }

    private static void Ascii(string text, IBufferWriter<byte> output) => Encoding.ASCII.GetBytes(text, output);
}
