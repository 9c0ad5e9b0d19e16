namespace Bridge.Cli.Infra.Checking;

/// <summary>Reads a network security group.</summary>
internal static class SecurityRules
{
    /// <summary>Whether its last rule of a direction refuses everything.</summary>
    internal static bool EndsWithDeny(InfraResource group, string direction)
    {
        var last = Of(group, direction).MaxBy(rule => rule.Number("properties.priority"));
        return last is not null && last.Text("properties.access") == "Deny" && last.Text("properties.protocol") == "*"
            && last.Text("properties.destinationAddressPrefix") == "*" && last.Text("properties.destinationPortRange") == "*"
            && last.Text("properties.sourceAddressPrefix") == "*" && last.Text("properties.sourcePortRange") == "*";
    }

    /// <summary>Its rules that let pass.</summary>
    internal static IEnumerable<InfraResource> Allowed(InfraResource group, string direction) =>
        Of(group, direction).Where(rule => rule.Text("properties.access") != "Deny");

    /// <summary>Where a rule leads to.</summary>
    internal static IReadOnlyList<string> Addresses(InfraResource rule) =>
        OneOrMore(rule, "properties.destinationAddressPrefix", "properties.destinationAddressPrefixes");

    /// <summary>The ports of a rule.</summary>
    internal static IReadOnlyList<string> Ports(InfraResource rule) =>
        OneOrMore(rule, "properties.destinationPortRange", "properties.destinationPortRanges");

    private static IEnumerable<InfraResource> Of(InfraResource group, string direction) =>
        group.List("properties.securityRules").Where(rule => rule.Text("properties.direction") == direction);

    private static IReadOnlyList<string> OneOrMore(InfraResource rule, string one, string more) =>
        rule.Text(one) is { } single ? [single] : rule.Texts(more);
}
