using System.Text;
using System.Text.Json;

namespace Bridge.EndToEnd.Telemetry;

/// <summary>What must never be found in telemetry: what an event says of people, whole bodies, and secrets.</summary>
internal static class Needles
{
    private const int ShortestThatMeansSomething = 6;

    private static readonly HashSet<string> Personal =
    [
        "account_number", "agent_full_name", "balance", "date_of_birth", "drivers_license", "email", "employer_name", "ein",
        "first_name", "full_name", "gross_pay", "income", "last_name", "manager_name", "middle_name", "mask", "net_pay", "phone",
        "phone_number", "representative_email", "representative_name", "representative_phone", "routing_number", "ssn", "street",
        "vin", "access_token", "bridge_token",
    ];

    /// <summary>The personal data of a JSON document: the values of members with such names, at any depth.</summary>
    public static IEnumerable<string> Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Of(member).Concat(Of(member.Value))),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Of),
        _ => [],
    };

    /// <summary>The body of a webhook, as text and as Base64, and pieces of both.</summary>
    public static IEnumerable<string> OfBody(string body)
    {
        yield return body[..40];
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(body))[..40];
    }

    /// <summary>Every value of a JSON file of secrets.</summary>
    public static IEnumerable<string> OfSecrets(string file) =>
        JsonElement.Parse(File.ReadAllText(file)).EnumerateObject().Select(secret => secret.Value.GetString()!);

    private static IEnumerable<string> Of(JsonProperty member) =>
        Personal.Contains(member.Name) && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && member.Value.ToString() is { Length: >= ShortestThatMeansSomething } text
            ? [text]
            : [];
}
