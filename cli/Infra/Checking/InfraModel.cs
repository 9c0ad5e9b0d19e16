using System.Text.Json;

namespace Bridge.Cli.Infra.Checking;

/// <summary>What one variant would deploy.</summary>
/// <param name="Variant">Name of the variant.</param>
/// <param name="Resources">Every resource, evaluated as far as can be known before the deployment.</param>
/// <param name="Template">The compiled template with all its modules.</param>
internal sealed record InfraModel(string Variant, IReadOnlyList<InfraResource> Resources, JsonElement Template)
{
    /// <summary>Whether it serves Truv's production; by the tag that every resource carries.</summary>
    internal bool IsProduction => TruvEnvironment == "Production";

    /// <summary>Truv's environment.</summary>
    internal string TruvEnvironment =>
        OfType("Microsoft.Resources/resourceGroups").Select(group => group.Text("tags.truv-environment")).Single()!;

    /// <summary>All resources of a type.</summary>
    internal IReadOnlyList<InfraResource> OfType(string type) =>
        [.. Resources.Where(resource => resource.Type.Equals(type, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The application settings.</summary>
    internal IReadOnlyDictionary<string, string> AppSettings => OfType("Microsoft.Web/sites")
        .SelectMany(site => site.List("properties.siteConfig.appSettings"))
        .ToDictionary(setting => setting.Text("name") ?? "", setting => setting.Text("value") ?? "");

    internal static InfraModel From(string variant, JsonElement snapshot, JsonElement template) => new(
        variant, [.. snapshot.GetProperty("predictedResources").EnumerateArray().Select(one => new InfraResource(one))], template);
}
