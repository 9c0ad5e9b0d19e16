using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Bridge.Core.Truv.Paging;

/// <summary>The pages of one list, put together again; items stay as Truv wrote them.</summary>
internal sealed class JoinedPages
{
    private static readonly string[] OfThePage = ["next", "previous", "count"];

    private readonly List<JsonElement> _bodies = [];

    /// <summary>Bytes of JSON that were added.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Number of pages that were added.</summary>
    internal int Pages => _bodies.Count;

    internal void Add(JsonElement body)
    {
        _bodies.Add(body);
        Bytes += JsonMarshal.GetRawUtf8Value(body).Length;
    }

    /// <summary>The whole.</summary>
    internal JsonElement ToElement()
    {
        var first = _bodies[0];
        if (!PageReader.IsPaged(first)) return first;

        var json = new ArrayBufferWriter<byte>((int)Bytes + 2);
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { SkipValidation = true }))
        {
            if (PageReader.HasResults(first)) WriteArray(writer, "results", distinct: false);
            else WriteMembers(writer, first);
        }

        return JsonElement.Parse(json.WrittenSpan);
    }

    private void WriteMembers(Utf8JsonWriter writer, JsonElement first)
    {
        writer.WriteStartObject();
        foreach (var member in first.EnumerateObject().Where(member => !OfThePage.Contains(member.Name)))
        {
            writer.WritePropertyName(member.Name);
            // Accounts come with every page of transactions, so what was said already is left out.
            if (member.Value.ValueKind == JsonValueKind.Array) WriteArray(writer, member.Name, distinct: true);
            else WriteRaw(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer, string name, bool distinct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartArray();
        foreach (var items in _bodies.Select(body => Items(body, name)))
        {
            foreach (var item in items)
            {
                if (!distinct || seen.Add(item.GetRawText())) WriteRaw(writer, item);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteRaw(Utf8JsonWriter writer, JsonElement value) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    private static JsonElement.ArrayEnumerator Items(JsonElement body, string name) =>
        body.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : default;
}
