using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Network;

/// <summary>Public access to what only the app and named people need.</summary>
internal sealed class ClosedInProduction() : InfraRule(
    "production-public-access", RuleSeverity.High,
    "In production vault, storage and Service Bus have public access switched off, unless somebody's addresses or subnets are named.",
    "Keep publicNetworkAccess in infra/modules/vault.bicep, infra/modules/hostStorage.bicep, infra/modules/dataStorage.bicep and "
        + "infra/modules/serviceBus.bicep.")
{
    private static readonly string[] Types =
    [
        "Microsoft.KeyVault/vaults", "Microsoft.ServiceBus/namespaces", "Microsoft.ServiceBus/namespaces/networkRuleSets",
        "Microsoft.Storage/storageAccounts",
    ];

    private static readonly string[] Rules = ["properties", "properties.networkAcls"];

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        if (!model.IsProduction) yield break;
        foreach (var resource in Types.SelectMany(model.OfType))
        {
            var access = resource.Text("properties.publicNetworkAccess");
            if (access is null || (access != "Disabled" && !NamesSomebody(resource, model))) yield return $"{resource.Type} {resource.Name}";
        }
    }

    // A namespace has its rules in a resource of their own.
    private static bool NamesSomebody(InfraResource resource, InfraModel model)
    {
        var rules = resource.Type.Contains("/namespaces", StringComparison.OrdinalIgnoreCase)
            ? model.OfType("Microsoft.ServiceBus/namespaces/networkRuleSets") : [resource];
        return rules.Any(one => Rules.Any(at => one.List($"{at}.ipRules").Count + one.List($"{at}.virtualNetworkRules").Count > 0));
    }
}
