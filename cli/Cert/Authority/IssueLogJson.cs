using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Cli.Cert.Authority;

/// <summary>How entries of an issue log are written.</summary>
internal static class IssueLogJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
