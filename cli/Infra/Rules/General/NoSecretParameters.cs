using System.Text.Json;
using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.General;

/// <summary>No parameter takes a secret, and so no deployment history holds one.</summary>
internal sealed class NoSecretParameters() : InfraRule(
    "no-secret-parameters", RuleSeverity.Critical,
    "No parameter takes a secret, and so no deployment history holds one.",
    "Pass the name of a secret in the vault.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        return Parameters(model.Template).Where(one => IsSecret(one.Name, one.Type)).Select(one => one.Name).Distinct();
    }

    private static bool IsSecret(string name, string type) =>
        type.StartsWith("secure", StringComparison.OrdinalIgnoreCase)
        || (type == "string" && (name.EndsWith("Password", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("Secret", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Key", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<(string Name, string Type)> Parameters(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) yield break;
        if (json.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Object)
        {
            foreach (var parameter in parameters.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Object))
            {
                if (parameter.Value.TryGetProperty("type", out var type)) yield return (parameter.Name, type.GetString()!);
            }
        }

        foreach (var nested in Nested(json).SelectMany(Parameters)) yield return nested;
    }

    private static IEnumerable<JsonElement> Nested(JsonElement template)
    {
        if (!template.TryGetProperty("resources", out var resources)) return [];
        var list = resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray() : resources.EnumerateObject().Select(one => one.Value);
        return list.Where(one => one.TryGetProperty("properties", out var own)
                && own.ValueKind == JsonValueKind.Object && own.TryGetProperty("template", out _))
            .Select(one => one.GetProperty("properties").GetProperty("template"));
    }
}
