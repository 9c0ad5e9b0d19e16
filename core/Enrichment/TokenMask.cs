using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bridge.Core.Enrichment;

/// <summary>Takes the tokens out of a resource: with them a consumer could act in the borrower's name.</summary>
public static partial class TokenMask
{
    private static readonly string[] Tokens = ["access_token", "bridge_token"];

    /// <summary>Copies a resource without <c>access_token</c> and <c>bridge_token</c>, also where an address carries one.</summary>
    public static JsonNode? Apply(JsonElement resource) => resource.ValueKind switch
    {
        JsonValueKind.Object => Apply(JsonObject.Create(resource)!),
        JsonValueKind.Array => Apply(JsonArray.Create(resource)!),
        JsonValueKind.String => Apply(resource.GetString()!),
        _ => JsonValue.Create(resource),
    };

    private static JsonObject Apply(JsonObject source)
    {
        foreach (var token in Tokens) source.Remove(token);
        var masked = new JsonObject();
        foreach (var (name, value) in source) masked.Add(name, Apply(value));
        return masked;
    }

    private static JsonArray Apply(JsonArray source) => new([.. source.Select(Apply)]);

    private static JsonNode? Apply(JsonNode? node) => node switch
    {
        JsonObject nested => Apply(nested),
        JsonArray nested => Apply(nested),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Apply(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    private static JsonValue Apply(string text) => JsonValue.Create(TokenInAddress().Replace(text, "$1***"));

    [GeneratedRegex("((?:access|bridge)_token=)[^&#]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TokenInAddress();
}
