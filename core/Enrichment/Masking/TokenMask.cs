using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment.Masking;

/// <summary>Takes the tokens out of a resource: with them a consumer could act in the borrower's name.</summary>
public static partial class TokenMask
{
    private static readonly JsonEncodedText[] Tokens = [JsonEncodedText.Encode("access_token"), JsonEncodedText.Encode("bridge_token")];

    /// <summary>The answer without tokens.</summary>
    public static TruvAnswer Apply(TruvAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Resource is { } resource ? answer with { Resource = Apply(resource) } : answer;
    }

    /// <summary>Copies a resource without <c>access_token</c> and <c>bridge_token</c>, also where an address carries one.</summary>
    public static JsonElement Apply(JsonElement resource)
    {
        var copy = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(copy)) Write(resource, writer);
        return JsonElement.Parse(copy.WrittenSpan);
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().Where(member => !IsToken(member))) Write(member, writer);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(item, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when element.GetString() is { } text && text.Contains("token=", StringComparison.OrdinalIgnoreCase):
                writer.WriteStringValue(TokenInAddress().Replace(text, "$1***"));
                break;
            default:
                // As Truv wrote it: a number keeps its digits.
                element.WriteTo(writer);
                break;
        }
    }

    private static void Write(JsonProperty member, Utf8JsonWriter writer)
    {
        writer.WritePropertyName(member.Name);
        Write(member.Value, writer);
    }

    private static bool IsToken(JsonProperty member) => Tokens.Any(token => member.NameEquals(token.EncodedUtf8Bytes));

    [GeneratedRegex("((?:access|bridge)_token=)[^&#]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TokenInAddress();
}
