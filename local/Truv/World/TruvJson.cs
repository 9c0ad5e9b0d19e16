using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>JSON as Truv's own encoder writes it: compact, and a plus sign is a plus sign.</summary>
internal static class TruvJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Text(JsonNode node) => node.ToJsonString(Options);

    internal static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Options);
}
