using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Cli.Explain;

/// <summary>Verdicts for a machine: an array of objects.</summary>
internal static class VerdictJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },

        // For a terminal or a file, never for HTML: quotes in a metric are to stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Of(IEnumerable<VerdictFacts> verdicts) => JsonSerializer.Serialize(verdicts, Options);
}
