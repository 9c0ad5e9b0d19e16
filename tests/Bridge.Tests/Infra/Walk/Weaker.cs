using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Tests.Infra.Walk;

/// <summary>What would protect less than a value does.</summary>
internal static class Weaker
{
    private static readonly Dictionary<string, string> Opposites = new()
    {
        ["1.2"] = "1.0", ["TLS1_2"] = "TLS1_0", ["Deny"] = "Allow", ["Disabled"] = "Enabled", ["Enabled"] = "Disabled",
        ["Required"] = "Optional", ["None"] = "AzureServices", ["UserAssigned"] = "SystemAssigned, UserAssigned",
        ["CanNotDelete"] = "NotSpecified", ["Tcp"] = "*", ["Static"] = "Dynamic", ["Standard_ZRS"] = "Standard_LRS",
        ["Premium"] = "Standard", ["true"] = "false", ["false"] = "true", ["allLogs"] = "other", ["audit"] = "other",
        ["managedidentity"] = "none", ["Inbound"] = "Outbound", ["Outbound"] = "Inbound", ["Group"] = "User",
        ["ServicePrincipal"] = "User",
    };

    // A rule that lets everybody in, or everything out, by the list that it would stand in.
    private static readonly Dictionary<string, string[]> Additions = new()
    {
        ["ipRules"] = ["""{ "value": "0.0.0.0/0", "ipMask": "0.0.0.0/0", "action": "Allow" }"""],
        ["ipSecurityRestrictions"] = ["""{ "name": "x", "action": "Allow", "priority": 1, "ipAddress": "0.0.0.0/0" }"""],
        ["scmIpSecurityRestrictions"] = ["""{ "name": "x", "action": "Allow", "priority": 1, "ipAddress": "0.0.0.0/0" }"""],
        ["securityRules"] = [Rule("Inbound"), Rule("Outbound")],
    };

    /// <summary>Other values of a leaf.</summary>
    internal static IEnumerable<JsonNode> Than(string name, JsonValue value)
    {
        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False) yield return JsonValue.Create(!value.GetValue<bool>());
        if (value.GetValueKind() == JsonValueKind.Number) yield return JsonValue.Create(1);
        if (value.GetValueKind() != JsonValueKind.String) yield break;
        if (Opposites.TryGetValue(value.GetValue<string>(), out var opposite)) yield return JsonValue.Create(opposite)!;
        else if (name.Contains("Address", StringComparison.Ordinal) || name.Contains("destinationPort", StringComparison.Ordinal))
            yield return JsonValue.Create("*")!;
    }

    /// <summary>What could stand in a list besides.</summary>
    internal static IEnumerable<JsonNode> Besides(string name) =>
        Additions.GetValueOrDefault(name, []).Select(text => JsonNode.Parse(text)!);

    private static string Rule(string direction) =>
        $$$"""
        { "name": "x", "properties": { "priority": 99, "direction": "{{{direction}}}", "access": "Allow", "protocol": "*",
          "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "*", "destinationPortRange": "*" } }
        """;
}
