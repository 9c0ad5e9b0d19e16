using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>In production vault, storage and Service Bus are reached by private endpoints.</summary>
internal sealed class PrivateInProduction() : InfraRule(
    "production-private-endpoints", RuleSeverity.High,
    "In production vault, storage and Service Bus are reached by private endpoints.",
    "Leave privateEndpoints true in infra/production.bicepparam.")
{
    private static readonly string[] Groups = ["blob", "namespace", "queue", "table", "vault"];

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        if (!model.IsProduction) yield break;
        var connected = model.OfType("Microsoft.Network/privateEndpoints")
            .SelectMany(endpoint => endpoint.List("properties.privateLinkServiceConnections"))
            .SelectMany(connection => connection.Texts("properties.groupIds")).ToHashSet();
        foreach (var missing in Groups.Except(connected)) yield return $"there is none for {missing}";
    }
}
