using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Core.Parked;

namespace Bridge.Cli.Parked;

/// <summary>One JSON object on one line.</summary>
internal static class ParkedJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.Default,
    };

    internal static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal static string Of(OperatorResult result) => Of(new
    {
        result.Message.SequenceNumber,
        Outcome = OutcomeText.Of(result.Outcome),
        result.Leaves,
        result.Explanation,
    });
}
