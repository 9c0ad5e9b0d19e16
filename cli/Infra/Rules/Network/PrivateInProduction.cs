using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>In production vault, storage and Service Bus are reached by private endpoints.</summary>
internal sealed class PrivateInProduction() : InfraRule(
    "production-private-endpoints", RuleSeverity.High,
    "In production vault, storage and Service Bus are reached by private endpoints.",
    "Leave privateEndpoints true in infra/production.bicepparam.")
{
    // Blobs and tables twice: the host's account and the data's.
    private static readonly string[] Groups = ["blob", "blob", "namespace", "queue", "table", "table", "vault"];

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        if (!model.IsProduction) yield break;
        var connected = model.OfType("Microsoft.Network/privateEndpoints")
            .SelectMany(endpoint => endpoint.List("properties.privateLinkServiceConnections"))
            .SelectMany(connection => connection.Texts("properties.groupIds")).ToLookup(group => group);
        foreach (var group in Groups.GroupBy(group => group).Where(group => connected[group.Key].Count() < group.Count()))
            yield return $"there are not {group.Count()} for {group.Key}";
    }
}
