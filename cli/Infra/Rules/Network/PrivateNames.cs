using System.Text.RegularExpressions;
using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>The names by which the app finds the private endpoints.</summary>
internal sealed partial class PrivateNames() : InfraRule(
    "production-private-names", RuleSeverity.High,
    "In production each private endpoint has its name in a private zone, which only the bridge's network sees and nobody writes to.",
    "Keep dns, links and names in infra/modules/privateEndpoints.bicep.")
{
    private const string Links = "Microsoft.Network/privateDnsZones/virtualNetworkLinks";
    private const string Groups = "Microsoft.Network/privateEndpoints/privateDnsZoneGroups";

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        if (!model.IsProduction) yield break;
        var zones = model.OfType("Microsoft.Network/privateDnsZones").Select(zone => Kind(zone.Name)).ToHashSet();
        foreach (var unlinked in zones.Except(model.OfType(Links).Where(IsForReadingOnly).Select(link => Kind(link.Name))))
            yield return $"{unlinked} is not linked to the network for reading only";

        var named = model.OfType(Groups).Where(group => group.List("properties.privateDnsZoneConfigs")
                .Any(config => zones.Contains(Kind(config.Text("properties.privateDnsZoneId") ?? ""))))
            .Select(group => group.Name.Split('/')[0]);
        foreach (var unnamed in model.OfType("Microsoft.Network/privateEndpoints").Select(endpoint => endpoint.Name).Except(named))
            yield return $"{unnamed} has no name";
    }

    private static bool IsForReadingOnly(InfraResource link) =>
        link.Flag("properties.registrationEnabled") == false && link.Has("properties.virtualNetwork.id");

    // The end of a zone's name depends on the cloud and is known only once it is deployed.
    private static string Kind(string text) => Zone().Match(text).Value;

    [GeneratedRegex(@"privatelink\.[a-z]+")]
    private static partial Regex Zone();
}
