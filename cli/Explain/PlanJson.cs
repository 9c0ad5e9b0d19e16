using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Core.Enrichment.Planning;

namespace Bridge.Cli.Explain;

/// <summary>The plan of enriching for a machine: an array of rows.</summary>
internal static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    internal static string Of(IEnumerable<PlanRow> rows) => JsonSerializer.Serialize(rows, Options);
}
